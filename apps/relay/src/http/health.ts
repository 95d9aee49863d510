import type { FastifyInstance } from 'fastify'
import { away, type Condition } from '../store/store.ts'
import type { Parts } from './parts.ts'

/** A database that hangs is away too; whoever asks for the health does not wait longer. */
const answersWithinMs = 1500

/** Says what is in force and whether it answers, and nothing about anybody. Always 200: what is away for all relays is mended by restarting none. */
export function healthRoute(app: FastifyInstance, { store, bus, clock }: Parts): void {
  app.get('/health', { config: { rateLimit: false } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const { promise: tooLate, resolve } = Promise.withResolvers<Condition>()
    const cancel = clock.after(answersWithinMs, () => resolve(away))
    const condition = await Promise.race([store.condition(), tooLate])
    cancel()
    const { store: name, durability } = store.inForce
    return {
      status: condition.status === 'ok' && !bus.isConnected() ? 'degraded' : condition.status,
      store: condition.status === 'ok' ? name : `${name}: ${condition.words}`,
      bus: bus.inForce,
      durability,
    }
  })
}
