import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { publishRules } from '../chat/publish.ts'
import type { Site } from '../store/sites.ts'
import { signTrial, trialParameter } from '../trial/trial.ts'
import { admitOperator, type Keyed } from './admission.ts'
import { isDay, readRulesToPublish, readTrial } from './bodies.ts'
import { refuse } from './errors.ts'
import { isAllowed } from './origins.ts'
import type { Parts } from './parts.ts'

/** Every visitor of the site loads the file, so a longer one is a mistake. */
const maxRulesBytes = 524_288
const mostVersions = 50

/** What the console does with the rules of a site: reads them and what became of them, publishes, tries. */
export function rulesRoutes(app: FastifyInstance, parts: Parts): void {
  const { store, clock, published } = parts

  const admit = async (request: FastifyRequest<Keyed>, reply: FastifyReply) =>
    (await admitOperator(request, reply, parts))?.site

  async function read(site: Site, version: number) {
    const body = version === 0 ? '{"rules":[]}' : await store.sites.published('rules', site.key, version)
    return body === undefined ? undefined : { version, file: JSON.parse(body) }
  }

  const path = '/v1/operator/sites/:key/rules'
  app.get<Keyed>(path, async (request, reply) => {
    const site = await admit(request, reply)
    if (!site) return reply
    const versions = await store.sites.versions('rules', site.key, mostVersions)
    return { ...(await read(site, site.rulesVersion)), versions }
  })

  app.get<Keyed & { Params: { version: string } }>(`${path}/:version(^\\d{1,9}$)`, async (request, reply) => {
    const site = await admit(request, reply)
    if (!site) return reply
    return (await read(site, Number(request.params.version))) ?? refuse(reply, 'not_found')
  })

  app.put<Keyed>(path, { bodyLimit: maxRulesBytes }, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const { site, name } = admitted
    const wanted = readRulesToPublish(request.body)
    if (!wanted) return refuse(reply, 'bad_message')
    const done = await publishRules(store.sites, site.key, wanted.file, { at: clock.now(), by: name }, wanted.base)
    // So that who published sees it at once; the other relays look again within seconds.
    published.changed(site.key)
    if (done.ok) return { version: done.version, warnings: done.warnings ?? [] }
    if (done.code === 'bad_file') return reply.code(422).send({ code: 'bad_rules', problems: done.problems })
    const inForce = await store.sites.find(site.key)
    return reply.code(409).send({ code: 'conflict', version: inForce?.rulesVersion ?? 0 })
  })

  app.get<Keyed & { Querystring: { from?: unknown } }>(`${path}/outcomes`, async (request, reply) => {
    const site = await admit(request, reply)
    if (!site) return reply
    const { from } = request.query
    if (from !== undefined && !isDay(from)) return refuse(reply, 'bad_message')
    const outcomes = await store.sites.outcomes(site.key, from)
    return { outcomes: outcomes.map(({ site: _its, ...outcome }) => outcome) }
  })

  app.post<Keyed>(`${path}/test-link`, async (request, reply) => {
    const site = await admit(request, reply)
    if (!site) return reply
    const trial = readTrial(request.body)
    if (!trial || !isAllowed(site, trial.url.origin)) return refuse(reply, 'bad_message')
    const version = site.rulesVersion
    if (!(await published.rule(site.key, { rule: trial.rule, version }))) return refuse(reply, 'not_found')
    const token = signTrial(await store.sites.secret(site.key), site.key, trial.rule, clock.now())
    trial.url.searchParams.set(trialParameter, token)
    return { url: trial.url.href }
  })
}
