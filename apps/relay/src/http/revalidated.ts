import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Always asked for anew, and answered without a body when nothing changed. */
export function revalidated(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  type = 'application/json; charset=utf-8',
): FastifyReply {
  // Weak, since the same text travels compressed in several ways.
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  reply.headers({ 'cache-control': 'no-cache', etag })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type(type).send(text)
}
