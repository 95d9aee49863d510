import { mayUse } from '@beckon/answers'
import { shownAppearance } from '@beckon/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SiteInForce } from '../chat/published.ts'
import { hashToken, newToken } from '../identity/tokens.ts'
import type { Operator } from '../store/people.ts'
import { spokenOn } from '../words/spoken.ts'
import { readSignIn } from './bodies.ts'
import { refuse } from './errors.ts'
import { isOwnPage, ownOrigin } from './origins.ts'
import type { Parts } from './parts.ts'

const sessionLastsMs = 30 * 24 * 3_600_000
/** Wrong passwords only: a right one is given back. */
const wrongPerAddress = { most: 5, spanMs: 5 * 60_000 }
const wrongPerName = { most: 10, spanMs: 15 * 60_000 }
const retryAfterMs = 2000

/** Signing in and out, and what the console reads over HTTP. */
export function operatorRoutes(app: FastifyInstance, parts: Parts): void {
  const { config, store, clock, rates, published, passwords, gateway } = parts
  const isSecure = (request: FastifyRequest) => ownOrigin(request, config.publicOrigin).startsWith('https:')

  app.post('/v1/operator/session', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!isOwnPage(request, config.publicOrigin)) return refuse(reply, 'forbidden')
    const signIn = readSignIn(request.body)
    if (!signIn) return refuse(reply, 'bad_message')
    const taken = await rates.take([
      { key: `sign-ins of address ${request.ip}`, ...wrongPerAddress },
      { key: `sign-ins of name ${signIn.name}`, ...wrongPerName },
    ])
    if (!taken.ok) return refuse(reply, 'rate_limited', taken.waitMs)

    const found = await store.people.operatorForSignIn(signIn.name)
    const isRight = await passwords.check(signIn.password, found?.passwordHash)
    if (isRight === undefined || (found && isRight)) await taken.giveBack()
    if (isRight === undefined) return refuse(reply, 'unavailable', retryAfterMs)
    if (!found || !isRight) return refuse(reply, 'unauthenticated')

    const token = newToken()
    const expiresAt = clock.now() + sessionLastsMs
    const session = { hash: hashToken(token), operator: found.id, createdAt: clock.now(), expiresAt }
    await store.people.addSession(session)
    setCookie(reply, isSecure(request), token, sessionLastsMs / 1000)
    return { operator: await describe(found) }
  })

  app.get('/v1/operator/session', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const found = await findOperator(request, parts)
    return found ? { operator: await describe(found.operator) } : refuse(reply, 'unauthenticated')
  })

  app.delete('/v1/operator/session', async (request, reply) => {
    if (!isOwnPage(request, config.publicOrigin)) return refuse(reply, 'forbidden')
    const found = await findOperator(request, parts)
    if (found) {
      await store.people.endSession(found.sessionHash)
      gateway.endSession(found.sessionHash)
    }
    setCookie(reply, isSecure(request), '', 0)
    return reply.code(204).send()
  })

  app.get('/v1/operator/answers', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const found = await findOperator(request, parts)
    if (!found) return refuse(reply, 'unauthenticated')
    const inForce = await Promise.all(found.operator.sites.map(key => published.site(key)))
    const ofSite = (site: SiteInForce) =>
      site.shelf.filter(answer => mayUse(answer, found.operator.id)).map(answer => ({ ...answer, site: site.site.key }))
    return { answers: inForce.flatMap(site => (site ? ofSite(site) : [])) }
  })

  async function describe({ id, displayName, sites }: Operator) {
    const found = await Promise.all(sites.map(key => published.site(key)))
    const described = found.flatMap(one => {
      if (!one) return []
      const { key, name, appearance } = one.site
      // For the preview of a rule, which is the widget itself.
      const words = spokenOn(parts.languages(), appearance)
      return [{ key, name, appearance: shownAppearance(appearance, words?.dir), words }]
    })
    return { id, name: displayName, sites: described, script: config.scriptPath }
  }
}

/** The operator whose session cookie came with the request. */
export async function findOperator(request: FastifyRequest, { store, clock }: Pick<Parts, 'store' | 'clock'>) {
  const token = request.cookies[cookieName(true)] ?? request.cookies[cookieName(false)]
  if (!token) return undefined
  const sessionHash = hashToken(token)
  const operator = await store.people.session(sessionHash, clock.now())
  return operator && { operator, sessionHash }
}

/** `__Host-` makes the browser refuse the cookie from any other host or without TLS; it needs `Secure`, so not on plain HTTP. */
const cookieName = (isSecure: boolean) => (isSecure ? '__Host-beckon' : 'beckon')

function setCookie(reply: FastifyReply, secure: boolean, token: string, maxAge: number) {
  reply.setCookie(cookieName(secure), token, { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge })
}
