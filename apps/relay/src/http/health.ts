import type { FastifyInstance } from 'fastify'
import type { Parts } from './parts.ts'

/** Says what is in force, and nothing about anybody. */
export function healthRoute(app: FastifyInstance, { store, bus }: Parts): void {
  app.get('/health', { config: { rateLimit: false } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const { store: name, durability } = store.inForce
    return { status: 'ok', store: name, bus: bus.inForce, durability }
  })
}
