import { type Answer, warningsOf } from '@beckon/answers'
import { isSame } from '../chat/shelf-changes.ts'
import { publishChange, readAnswers } from '../chat/shelf-publishing.ts'
import { formatOf, isFormat, readShelfFile, type ShelfFile, writeShelfFile } from '../shelf-file/formats.ts'
import { type Given, type Io, WrongUse, withStore } from './command.ts'
import { readText } from './read.ts'

const today = () => new Date().toISOString().slice(0, 10)

/** `beckon answers lint FILE`: exit code 0 when nothing was found, 1 when something was or the file cannot be read. */
export async function lintAnswerFile({ io, words, json }: Given): Promise<number> {
  const [, file] = words
  if (file === undefined) throw new WrongUse('Say "answers lint FILE".')
  const read = await readShelf(file, io)
  if (!read) return 1
  const findings = [
    ...read.problems.map(problem => ({ level: 'error', ...problem })),
    ...warningsOf(read.answers, today()).map(({ code, id, message }) => ({
      level: 'warning',
      line: read.lines.get(id) ?? 1,
      code,
      message: `${id}: ${message}`,
    })),
  ]
  if (json) io.out(JSON.stringify({ file, ok: findings.length === 0, findings }))
  else if (findings.length === 0) io.out(`${file}: nothing found`)
  else for (const { level, line, code, message } of findings) io.out(`${file}:${line}: ${level} ${code}: ${message}`)
  return findings.length === 0 ? 0 : 1
}

/** `beckon answers import FILE --site KEY [--dry-run]`: what is not in the file stays. */
export async function importAnswers({ config, io, words, option, json }: Given): Promise<number> {
  const [, file] = words
  const site = option('site')
  if (file === undefined || site === undefined) throw new WrongUse('Say "answers import FILE --site KEY".')
  const read = await readShelf(file, io)
  if (!read) return 1
  if (read.problems.length > 0) {
    if (json) io.out(JSON.stringify({ ok: false, problems: read.problems }))
    else for (const { line, code, message } of read.problems) io.err(`${file}:${line}: ${code}: ${message}`)
    return 1
  }
  return withStore(config, io, async ({ sites }) => {
    const found = await sites.find(site)
    if (!found) return noSite(site, io)
    const base = found.answersVersion
    const known = new Map((await readAnswers(sites, site, base)).map(answer => [answer.id, answer]))
    const put = read.answers.filter(answer => !isSame(answer, known.get(answer.id)))
    const told = { added: put.filter(({ id }) => !known.has(id)).length, unchanged: read.answers.length - put.length }
    const counted = { ...told, changed: put.length - told.added }
    const isDry = option('dry-run') === 'true'
    const done =
      isDry || put.length === 0
        ? { ok: true as const, version: base }
        : await publishChange(
            sites,
            { site, operator: importer(put, known), base, at: Date.now() },
            { put, remove: [] },
          )
    if (!done.ok) {
      const why = done.code === 'conflict' ? `changed meanwhile: ${done.ids.join(', ')}` : JSON.stringify(done.problems)
      io.err(json ? JSON.stringify({ ok: false, code: done.code }) : `Nothing was imported: ${why}`)
      return 1
    }
    const words = `${counted.added} added, ${counted.changed} changed, ${counted.unchanged} as they were`
    if (json) io.out(JSON.stringify({ ok: true, version: done.version, ...counted, dryRun: isDry }))
    else io.out(isDry ? `Would be: ${words}` : `${words}; ${site} has version ${done.version} of its answers`)
    return 0
  })
}

/** Whoever has the store may also write the private answers of an operator; of one at a time. */
function importer(put: readonly Answer[], known: ReadonlyMap<string, Answer>): string {
  const scopes = put.flatMap(({ id, scope }) => [scope, known.get(id)?.scope])
  return scopes.find(scope => scope?.startsWith('operator:'))?.slice('operator:'.length) ?? ''
}

/** `beckon answers export --site KEY [--format …]`. */
export async function exportAnswers({ config, io, option, json }: Given): Promise<number> {
  const site = option('site')
  const format = json ? 'json' : (option('format') ?? 'json')
  if (site === undefined || !isFormat(format))
    throw new WrongUse('Say "answers export --site KEY [--format csv|markdown|json]".')
  return withStore(config, io, async ({ sites }) => {
    const found = await sites.find(site)
    if (!found) return noSite(site, io)
    io.out(writeShelfFile(format, await readAnswers(sites, site, found.answersVersion)).trimEnd())
    return 0
  })
}

export async function readShelf(file: string, io: Io): Promise<ShelfFile | undefined> {
  const text = await readText(file, io)
  return text === undefined ? undefined : readShelfFile(formatOf(file), text)
}

export function noSite(site: string, io: Io): number {
  io.err(`There is no site "${site}". See: beckon site list`)
  return 1
}
