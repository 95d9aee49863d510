import { type RefusalCode, refusals } from '@beckon/protocol'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { counts } from '../metrics/counts.ts'

/** Answers with a refusal in the one form all HTTP errors have. */
export function refuse(reply: FastifyReply, code: RefusalCode, retryAfterMs?: number): FastifyReply {
  counts.refusals[code]++
  if (retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(retryAfterMs / 1000))
  return reply.code(refusals[code].status).send({ error: code, ...(retryAfterMs !== undefined && { retryAfterMs }) })
}

/** Brings every error of the framework into that form: no stack, no text of ours leaves. */
export function handleErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'not_found'))
  app.setErrorHandler((error: FastifyError & { retryAfterMs?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 429) return refuse(reply, 'rate_limited', error.retryAfterMs)
    if (status === 413) return refuse(reply, 'too_long')
    if (status < 500) return refuse(reply, 'bad_message')
    request.log.error({ err: error }, 'request failed')
    return refuse(reply, 'unavailable', retryAfterMs)
  })
}

const retryAfterMs = 2000
