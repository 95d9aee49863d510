import { type IdentityProblem, identityProblems } from '@beckon/protocol'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { maxConversations } from '../gateway/hello.ts'
import { readSigned } from '../identity/signed.ts'
import { hashToken, newId, newToken, newVisitorName } from '../identity/tokens.ts'
import { counts } from '../metrics/counts.ts'
import type { SignedIn, Visitor } from '../store/people.ts'
import { readIdentity, readSignOut, readSiteKey } from './bodies.ts'
import { refuse } from './errors.ts'
import { admitPage } from './page-admission.ts'
import type { Parts } from './parts.ts'

const hourMs = 3_600_000

/** Who a visitor is: anybody, or the person that the site's own server says. */
export function visitorRoutes(app: FastifyInstance, parts: Parts): void {
  const { config, store, clock, rates, gateway } = parts

  const takeNew = (address: string) =>
    rates.take([{ key: `visitors of address ${address}`, most: config.perHour.visitorsOfAddress, spanMs: hourMs }])

  app.post('/v1/visitors', async (request, reply) => {
    const key = readSiteKey(request.body)
    if (key === undefined) return refuse(reply, 'bad_message')
    const inForce = await admitPage(request, reply, key, parts)
    if (!inForce) return reply
    // Read anew: whose connection was ended because one is required now may ask another relay, and would lose their conversation for a new token.
    const site = await parts.store.sites.find(key)
    if (site?.identityRequired) return refuse(reply, 'identity_required')
    const taken = await takeNew(request.ip)
    if (!taken.ok) return refuse(reply, 'rate_limited', taken.waitMs)
    const id = newId()
    const token = newToken()
    const visitor = { id, site: inForce.site.key, name: newVisitorName() }
    await store.people.addVisitor({ ...visitor, tokenHash: hashToken(token), createdAt: clock.now() })
    return reply.code(201).header('cache-control', 'no-store').send({ visitor: id, token })
  })

  app.post('/v1/visitors/identity', async (request, reply) => {
    const given = readIdentity(request.body)
    if (!given) return refuse(reply, 'bad_message')
    const inForce = await admitPage(request, reply, given.site, parts)
    if (!inForce) return reply
    const site = inForce.site.key
    const now = clock.now()
    const secret = await store.sites.identitySecret(site)
    if (secret === undefined) return disbelieve(reply, 'identity_unset')
    const read = await readSigned(given.identity, secret, site, now)
    if (!read.ok) return disbelieve(reply, read.code)
    const { sub, name, email, once } = read.signed
    const from = given.token === undefined ? undefined : hashToken(given.token)
    const before = from === undefined ? undefined : await store.people.visitorByToken(from)
    // Any page load of a known device comes here; only a new one counts as a new visitor.
    const taken = before ? undefined : await takeNew(request.ip)
    if (taken?.ok === false) return refuse(reply, 'rate_limited', taken.waitMs)
    if (once && !(await store.people.useOnce({ site, ...once, now }))) return disbelieve(reply, 'identity_reused')

    const claimed = { site, sub, name: name ?? email ?? sub, email }
    // While the old token is still good: a store that fails between leaves a visitor who can ask again.
    if (before?.site === site && !before.verified) await adoptAll(before, await store.people.person(claimed, now))
    const made = newToken()
    const { person, was } = await store.people.signIn(claimed, { from, to: hashToken(made) }, now)
    if (was.kind === 'anonymous') await adoptAll(was.before, person)
    await renewAll(person)
    if ('before' in was) gateway.endDevice(was.before.id, was.before.device)
    const token = was.kind === 'same' ? given.token : made
    return reply.header('cache-control', 'no-store').send({ visitor: person.id, token })
  })

  app.post('/v1/visitors/sign-out', async (request, reply) => {
    const given = readSignOut(request.body)
    if (!given) return refuse(reply, 'bad_message')
    const inForce = await admitPage(request, reply, given.site, parts)
    if (!inForce) return reply
    const before = await store.people.signOut(hashToken(given.token))
    if (before) gateway.endDevice(before.id, before.device)
    return reply.code(204).send()
  })

  /** What is under way shows who the person is now, not who they were when it began. */
  async function renewAll(person: Visitor): Promise<void> {
    const known = JSON.stringify([person.name, person.verified])
    for (const { id, status, visitor } of await store.conversations.ofVisitor(person.id, maxConversations)) {
      const isOld = JSON.stringify([visitor.name, visitor.verified]) !== known
      if (isOld && status !== 'closed') await gateway.chat.adopt(actorOf(person), actorOf(person), id)
    }
  }

  /** Until none is left: words that were on their way may have begun one meanwhile. Rejects when the store cannot. */
  async function adoptAll(before: SignedIn, person: Visitor): Promise<void> {
    for (;;) {
      const conversations = await store.conversations.ofVisitor(before.id, maxConversations)
      if (conversations.length === 0) return
      for (const { id } of conversations) {
        const written = await gateway.chat.adopt(actorOf(before), actorOf(person), id)
        if (!written.ok && written.code === 'unavailable') throw new Error('a conversation cannot be stored now')
      }
    }
  }
}

const actorOf = ({ id, name, site, verified }: Visitor) => ({
  kind: 'visitor' as const,
  id,
  name,
  site,
  ...(verified && { verified }),
})

/** For the owner, who reads it in the console of the page. */
function disbelieve(reply: FastifyReply, code: IdentityProblem): FastifyReply {
  counts.refusals.unauthenticated++
  return reply.code(401).header('cache-control', 'no-store').send({ error: code, message: identityProblems[code] })
}
