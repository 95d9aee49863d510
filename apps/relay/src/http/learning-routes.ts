import { type Answer, buildPatiently, type Matcher } from '@beckon/answers'
import type { FastifyInstance } from 'fastify'
import { proposalsIn, unansweredIn } from '../chat/learning.ts'
import { rest } from '../chat/rest.ts'
import { publishChange, readAnswers } from '../chat/shelf-publishing.ts'
import type { Site } from '../store/sites.ts'
import { admitOperator, type Keyed } from './admission.ts'
import { sendRefused } from './answers-routes.ts'
import { isDay, readAside, readProposals } from './bodies.ts'
import { refuse } from './errors.ts'
import type { Parts } from './parts.ts'

const dayMs = 24 * 3_600_000
/** Older questions say little about what visitors ask now. */
const askedForMs = 90 * dayMs
const mostTelling = 5000
const mostDays = 92

/** What the console reads of how a shelf is used, and of what visitors asked that it does not answer. */
export function learningRoutes(app: FastifyInstance, parts: Parts): void {
  const { store, clock, published } = parts
  const path = '/v1/operator/sites/:key/answers'

  app.get<Keyed & { Querystring: { from?: unknown } }>(`${path}/usage`, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const { from = dayOf(clock.now() - 30 * dayMs) } = request.query
    if (!isDay(from)) return refuse(reply, 'bad_message')
    const first = Math.max(Date.parse(from), Date.parse(dayOf(clock.now())) - mostDays * dayMs)
    const usage: object[] = []
    // A day at a time, so that the messages of a busy quarter do not hold up the ones that come in.
    for (let at = first; at <= clock.now(); at += dayMs) {
      const uses = await store.answers.uses(admitted.site.key, at, at + dayMs)
      usage.push(...uses.map(use => ({ ...use, day: dayOf(at) })))
    }
    return { usage }
  })

  app.get<Keyed>(`${path}/unanswered`, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const { key } = admitted.site
    const inForce = await published.site(key)
    const asked = await store.answers.asked(key, clock.now() - askedForMs, mostTelling)
    const matcher = await matcherOf(inForce?.answers ?? [])
    return { questions: await unansweredIn(asked, matcher, await store.answers.aside(key), rest) }
  })

  app.post<Keyed>(`${path}/unanswered`, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const wanted = readAside(request.body)
    if (!wanted) return refuse(reply, 'bad_message')
    await store.answers.setAside(admitted.site.key, wanted.dismiss, clock.now())
    await store.answers.takeBack(admitted.site.key, wanted.restore)
    return reply.code(204).send()
  })

  const proposals = async (site: Site) =>
    proposalsIn(
      await store.answers.asked(site.key, clock.now() - askedForMs, mostTelling),
      (await published.site(site.key))?.answers ?? [],
      await store.answers.aside(site.key),
    )

  app.get<Keyed>(`${path}/proposals`, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    return admitted ? { proposals: await proposals(admitted.site) } : reply
  })

  app.post<Keyed>(`${path}/proposals`, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const wanted = readProposals(request.body)
    if (!wanted) return refuse(reply, 'bad_message')
    const { site, operator, name } = admitted
    const accepted = (await proposals(site)).filter(({ id }) => wanted.accept.includes(id))
    await store.answers.setAside(site.key, wanted.dismiss, clock.now())
    await store.answers.takeBack(site.key, wanted.restore)
    if (accepted.length === 0) return { version: site.answersVersion }
    const textsOf = (id: string) => accepted.filter(({ answer }) => answer === id).map(({ text }) => text)
    const put = (await readAnswers(store.sites, site.key, site.answersVersion))
      .filter(({ id }) => textsOf(id).length > 0)
      .map(answer => ({ ...answer, phrasings: [...answer.phrasings, ...textsOf(answer.id)] }))
    const who = { site: site.key, operator, base: site.answersVersion, at: clock.now(), by: name }
    const done = await publishChange(store.sites, who, { put, remove: [] })
    published.changed(site.key)
    return done.ok ? { version: done.version } : sendRefused(reply, done)
  })
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

const matchers = new WeakMap<readonly Answer[], Promise<Matcher>>()

/** One for each published shelf, built when somebody first asks. */
function matcherOf(answers: readonly Answer[]): Promise<Matcher> {
  const known = matchers.get(answers)
  if (known) return known
  const built = buildPatiently(answers, rest)
  matchers.set(answers, built)
  return built
}
