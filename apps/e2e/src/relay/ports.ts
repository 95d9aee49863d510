import { createServer } from 'node:net'

/** A port that is free now; a relay that is killed and started again must keep its address, so it cannot take 0. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise(done => server.close(done))
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
