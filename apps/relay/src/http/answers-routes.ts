import { type Answer, warningsOf } from '@beckon/answers'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isSame, type ShelfChange } from '../chat/shelf-changes.ts'
import { publishChange, readAnswers, type ShelfPublishing, visibleTo } from '../chat/shelf-publishing.ts'
import { formats, isFormat, readShelfFile, writeShelfFile } from '../shelf-file/formats.ts'
import { type Admitted, admitOperator, type Keyed } from './admission.ts'
import { readAnswerChange, readImport } from './bodies.ts'
import { refuse } from './errors.ts'
import type { Parts } from './parts.ts'

/** A shelf of ten thousand answers fits. */
const maxShelfBytes = 8_388_608

/** What the console does with the shelf of a site: reads and changes it, takes files in and out. */
export function answersRoutes(app: FastifyInstance, parts: Parts): void {
  const { store, clock, published, config } = parts
  const path = '/v1/operator/sites/:key/answers'
  /** Who tries a question in the console has only the words to go by, and should know. */
  const byMeaning = config.embedding && { byMeaning: true }

  async function change({ site, operator, name }: Admitted, base: number, wanted: ShelfChange) {
    const done = await publishChange(store.sites, { site: site.key, operator, base, at: clock.now(), by: name }, wanted)
    published.changed(site.key)
    return done
  }

  app.get<Keyed>(path, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const { site, operator } = admitted
    const answers = await readAnswers(store.sites, site.key, site.answersVersion)
    return { version: site.answersVersion, answers: visibleTo(operator, answers), ...byMeaning }
  })

  app.post<Keyed>(path, { bodyLimit: maxShelfBytes }, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const wanted = readAnswerChange(request.body)
    if (!wanted) return refuse(reply, 'bad_message')
    const done = await change(admitted, wanted.base, wanted)
    return done.ok ? { version: done.version, answers: done.answers } : sendRefused(reply, done)
  })

  app.post<Keyed>(`${path}/import`, { bodyLimit: maxShelfBytes }, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const wanted = readImport(request.body)
    if (!wanted) return refuse(reply, 'bad_message')
    const { site, operator } = admitted
    const seen = visibleTo(operator, await readAnswers(store.sites, site.key, wanted.base))
    const file = readShelfFile(wanted.format, wanted.text)
    const known = new Map(seen.map(answer => [answer.id, answer]))
    const put = file.answers.filter(answer => !isSame(answer, known.get(answer.id)))
    const told = {
      added: idsOf(put.filter(({ id }) => !known.has(id))),
      changed: idsOf(put.filter(({ id }) => known.has(id))),
      unchanged: idsOf(file.answers.filter(answer => isSame(answer, known.get(answer.id)))),
      problems: file.problems,
      warnings: warningsOf(put, new Date(clock.now()).toISOString().slice(0, 10)).map(({ code, id, message }) => ({
        line: file.lines.get(id) ?? 1,
        code,
        message,
      })),
    }
    if (file.problems.length > 0 || wanted.dryRun || put.length === 0) return { version: site.answersVersion, ...told }
    const done = await change(admitted, wanted.base, { put, remove: [] })
    return done.ok ? { version: done.version, ...told } : sendRefused(reply, done)
  })

  app.get<Keyed & { Querystring: { format?: string } }>(`${path}/export`, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const { format = 'csv' } = request.query
    if (!isFormat(format)) return refuse(reply, 'bad_message')
    const { site, operator } = admitted
    const answers = visibleTo(operator, await readAnswers(store.sites, site.key, site.answersVersion))
    const { type, extension } = formats[format]
    return reply
      .type(type)
      .header('content-disposition', `attachment; filename="answers.${extension}"`)
      .send(writeShelfFile(format, answers))
  })
}

const idsOf = (answers: readonly Answer[]) => answers.map(({ id }) => id)

/** What was not published, and why. */
export function sendRefused(reply: FastifyReply, refused: Exclude<ShelfPublishing, { ok: true }>): FastifyReply {
  if (refused.code === 'bad_answers') return reply.code(422).send({ code: refused.code, problems: refused.problems })
  const { code, version, answers, ids, by } = refused
  return reply.code(409).send({ code, version, answers, ids, by })
}
