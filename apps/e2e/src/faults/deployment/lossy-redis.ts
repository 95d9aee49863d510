import { connect, createServer, type Socket } from 'node:net'
import type { Random } from '../random/random.ts'
import { createReplies } from './replies.ts'

/** Of all that is handed to a subscriber, so much is lost, repeated, or comes after what follows it: one in a hundred each. */
const share = 0.01

/**
 * Redis behind a proxy that understands what is handed to subscribers: some of it is lost, some comes twice, some late. Everything else passes untouched.
 */
export async function createLossyRedis(redisPort: number, random: Random) {
  const open = new Set<Socket>()
  let faults = 0

  function pass(near: Socket) {
    const late: Buffer[] = []
    return (reply: Buffer, isPush: boolean) => {
      const chance = isPush ? random.next() / share : Number.POSITIVE_INFINITY
      const fate = chance < 1 ? 'lost' : chance < 2 ? 'repeated' : chance < 3 ? 'late' : 'passed'
      if (fate !== 'passed') faults++
      const now = fate === 'lost' || fate === 'late' ? [] : fate === 'repeated' ? [reply, reply] : [reply]
      // What was held back follows what should have come after it.
      if (isPush) now.push(...late.splice(0))
      if (fate === 'late') late.push(reply)
      for (const each of now) near.write(each)
    }
  }

  const server = createServer(near => {
    const far = connect(redisPort, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
    }
    near.on('data', data => far.write(data))
    far.on('data', createReplies(pass(near)))
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    url: `redis://127.0.0.1:${address.port}`,
    faults: () => faults,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise(done => server.close(done))
    },
  }
}
