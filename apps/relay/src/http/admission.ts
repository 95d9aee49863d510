import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Site } from '../store/sites.ts'
import { refuse } from './errors.ts'
import { findOperator } from './operator-routes.ts'
import { isOwnPage } from './origins.ts'
import type { Parts } from './parts.ts'

export type Keyed = { Params: { key: string } }
/** `name` is the operator's, as colleagues know them. */
export type Admitted = { site: Site; operator: string; name: string }

/** The site as it is stored and the id of the operator, if it is one of theirs; undefined after the refusal was sent. */
export async function admitOperator(
  request: FastifyRequest<Keyed>,
  reply: FastifyReply,
  parts: Pick<Parts, 'config' | 'store' | 'clock'>,
): Promise<Admitted | undefined> {
  reply.header('cache-control', 'no-store')
  const refusal = (code: Parameters<typeof refuse>[1]) => void refuse(reply, code)
  if (request.method !== 'GET' && !isOwnPage(request, parts.config.publicOrigin)) return refusal('forbidden')
  const found = await findOperator(request, parts)
  if (!found) return refusal('unauthenticated')
  const site = await parts.store.sites.find(request.params.key)
  if (!site) return refusal('unknown_site')
  const { id, displayName: name, sites } = found.operator
  return sites.includes(site.key) ? { site, operator: id, name } : refusal('forbidden')
}
