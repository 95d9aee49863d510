import type { FastifyRequest } from 'fastify'
import type { Site } from '../store/sites.ts'

/** The relay's own origin, as people reach it. */
export const ownOrigin = ({ protocol, host }: FastifyRequest, publicOrigin: string | undefined) =>
  publicOrigin ?? `${protocol}://${host}`

/**
 * The origin of the page that asks, or undefined where there is none that can be believed. Browsers leave the header away only for a GET
 * within one origin, and say so with `Sec-Fetch-Site`.
 */
export function originOf(request: FastifyRequest, publicOrigin: string | undefined): string | undefined {
  const { origin } = request.headers
  if (origin !== undefined) return origin
  return request.headers['sec-fetch-site'] === 'same-origin' ? ownOrigin(request, publicOrigin) : undefined
}

/** Exact match only. A browser sends an origin in its one normal form, so what is not in that form comes from no browser. */
export const isAllowed = ({ origins }: Site, origin: string | undefined): origin is string =>
  origin !== undefined && origins.includes(origin)

/** Whether a request that changes something comes from the console itself, and not from a page that uses its cookie. */
export function isOwnPage(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const fetchSite = request.headers['sec-fetch-site']
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false
  return request.headers.origin === ownOrigin(request, publicOrigin)
}

/** An origin as an owner writes it, brought into the form a browser sends; undefined for anything else, a wildcard included. */
export function parseOrigin(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
  return isOrigin && !url.username && !url.hostname.includes('*') ? url.origin : undefined
}
