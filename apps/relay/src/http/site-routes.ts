import type { Rule } from '@beckon/rules'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { noticeOf } from '../chat/showing.ts'
import { readTrial } from '../trial/trial.ts'
import { readInvitation, readOutcome } from './bodies.ts'
import { refuse } from './errors.ts'
import { isAllowed, originOf } from './origins.ts'
import { admitPage, allow } from './page-admission.ts'
import type { PageDesk } from './page-desk.ts'
import type { PageSettings } from './page-settings.ts'
import type { Parts } from './parts.ts'
import { revalidated } from './revalidated.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** A page tries for a day to tell an outcome, and a copy of its tab may tell the same within the week that a showing is followed. */
const outcomeIdsLastMs = 8 * dayMs

/** More is no news but a noise, and stands in PROTOCOL.md, section 4. */
const noticesPerMinute = 10

/** The first of a rule in a visit, or a later one. */
const isShowing = (outcome: string) => outcome === 'shown' || outcome === 'repeated'

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** What pages of a site ask for over HTTP: each only from an origin the site lists. */
export function siteRoutes(app: FastifyInstance, parts: Parts, desk: PageDesk, settings: PageSettings): void {
  const { config, store, clock, rates, published, invitations, gateway } = parts

  const admit = (request: FastifyRequest, reply: FastifyReply, key: string) => admitPage(request, reply, key, parts)

  /** Tells the operators what the rule has for them. Anybody can pretend to be a page: that must not fill their screens. */
  async function notify(site: string, rule: Rule, { version, variant }: { version: number; variant: string }) {
    const text = noticeOf(rule, variant)
    if (text === undefined) return
    const taken = await rates.take([{ key: `notices of site ${site}`, most: noticesPerMinute, spanMs: minuteMs }])
    const { id, name } = rule
    if (taken.ok) gateway.notify({ site, rule: { id, version, ...(name !== undefined && { name }) }, text })
  }

  app.options('/v1/*', async (request, reply) => {
    const origin = originOf(request, config.publicOrigin)
    const sites = await store.sites.list()
    reply.header('vary', 'Origin')
    // Pages wrap `fetch` to give their own headers to every request. They are read by nobody here, and must not keep the request away.
    const asked = request.headers['access-control-request-headers'] ?? 'content-type'
    if (!sites.some(site => isAllowed(site, origin))) return refuse(reply, 'forbidden')
    allow(reply, String(origin))
    return reply
      .code(204)
      .headers({ 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': asked })
      .header('access-control-max-age', '86400')
      .send()
  })

  type Keyed = { Params: { key: string } }
  app.get<Keyed & { Querystring: { lang?: unknown } }>('/v1/sites/:key', { compress: {} }, async (request, reply) => {
    const inForce = await admit(request, reply, request.params.key)
    if (!inForce) return reply
    const { lang } = request.query
    reply.header('vary', 'Origin, Accept-Language')
    const text = await settings.read(inForce, lang, request.headers['accept-language'])
    settings.asked(inForce.site.key, String(originOf(request, config.publicOrigin)), lang)
    return revalidated(request, reply, text)
  })

  app.get<Keyed>('/v1/sites/:key/answers', { compress: {} }, async (request, reply) => {
    const inForce = await admit(request, reply, request.params.key)
    return inForce ? revalidated(request, reply, JSON.stringify({ answers: inForce.answers })) : reply
  })

  app.get<Keyed>('/v1/sites/:key/desk', async (request, reply) => {
    const inForce = await admit(request, reply, request.params.key)
    if (!inForce) return reply
    const { key, rulesVersion } = inForce.site
    const told = { ...(await desk.ofSite(key)), ...(await desk.ofDepartments(inForce)), rules: rulesVersion }
    return revalidated(request, reply, JSON.stringify(told))
  })

  app.get<Keyed & { Params: { token: string } }>('/v1/sites/:key/trials/:token', async (request, reply) => {
    const inForce = await admit(request, reply, request.params.key)
    if (!inForce) return reply
    const { key } = inForce.site
    const rule = readTrial(await store.sites.secret(key), key, request.params.token, clock.now())
    reply.header('cache-control', 'no-store')
    return rule === undefined ? refuse(reply, 'not_found') : { rule }
  })

  app.post<Keyed>('/v1/sites/:key/outcomes', async (request, reply) => {
    const outcome = readOutcome(request.body)
    if (!outcome) return refuse(reply, 'bad_message')
    const inForce = await admit(request, reply, request.params.key)
    if (!inForce) return reply
    // A version that was never published would let anybody fill the table with made-up rows.
    const rule = await published.rule(inForce.site.key, outcome)
    if (!rule) return refuse(reply, 'not_found')
    const now = clock.now()
    const site = inForce.site.key
    const isCounted =
      outcome.outcome !== 'released' &&
      (await store.sites.countOutcome({ ...outcome, site, day: dayOf(now) }, dayOf(now - outcomeIdsLastMs)))
    // Pages of before give no id: nobody could say whether theirs was told before.
    if (isCounted && isShowing(outcome.outcome) && outcome.id !== undefined) await notify(site, rule, outcome)
    if (outcome.id !== undefined) await invitations.ended(site, outcome.id, outcome.outcome)
    return reply.code(204).send()
  })

  app.post<Keyed>('/v1/sites/:key/invitations', async (request, reply) => {
    const asking = readInvitation(request.body)
    if (!asking) return refuse(reply, 'bad_message')
    const inForce = await admit(request, reply, request.params.key)
    if (!inForce) return reply
    const answer = await invitations.ask(inForce.site, asking, clock.now(), inForce.find)
    const { key, rulesVersion } = inForce.site
    // Room that others have been promised is none, until they have come or not.
    const noRoom = !answer.granted && answer.why === 'room' && { free: 0 }
    const told = { ...(await desk.ofSite(key)), ...(await desk.ofDepartments(inForce)), ...noRoom, rules: rulesVersion }
    return reply.header('cache-control', 'no-store').send({ ...answer, desk: told })
  })
}
