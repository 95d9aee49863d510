import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SiteInForce } from '../chat/published.ts'
import { refuse } from './errors.ts'
import { isAllowed, originOf } from './origins.ts'
import type { Parts } from './parts.ts'

/** The site whose page asks, or undefined after the refusal was sent: a site is only for pages of the origins it lists. */
export async function admitPage(
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  { config, published }: Pick<Parts, 'config' | 'published'>,
): Promise<SiteInForce | undefined> {
  reply.header('vary', 'Origin')
  const inForce = await published.site(key)
  const origin = originOf(request, config.publicOrigin)
  if (inForce && isAllowed(inForce.site, origin)) {
    allow(reply, origin)
    return inForce
  }
  // Without an allowed origin a page cannot read this answer; it is for whoever looks at the network.
  refuse(reply, inForce ? 'forbidden' : 'unknown_site')
  return undefined
}

/** Lets pages of this origin read the answer. */
export function allow(reply: FastifyReply, origin: string): void {
  reply.header('access-control-allow-origin', origin)
}
