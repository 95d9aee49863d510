import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type Started, toProblem } from './problem.ts'

/** So many connections wait for their turn when all clients of a relay that was away return at once. */
const backlog = 4096

/** Listens; `setting` is the one to change when the port is not free. */
export async function listen(
  app: FastifyInstance,
  port: number,
  host: string,
  setting: string,
): Promise<Started<AddressInfo>> {
  try {
    await app.listen({ port, host, backlog, listenTextResolver: address => `bound to ${address}` })
    const address = app.server.address()
    if (address === null || typeof address === 'string') throw new Error('no address')
    return { ok: true, value: address }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') {
      const problem = `Port ${port} on ${host} is in use. Stop what uses it, or choose another with ${setting}.`
      return { ok: false, problem }
    }
    return {
      ok: false,
      problem: toProblem(error, `Cannot listen on ${host}:${port}`, `Choose with ${setting} and BECKON_HOST.`),
    }
  }
}
