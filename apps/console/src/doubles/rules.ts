import { lintRules, type RuleFile } from '@beckon/rules'

export type RulesDouble = ReturnType<typeof createRulesDouble>
type Count = { rule: string; version: number; variant?: string; day?: string; outcome: string; count: number }

/** The relay's routes of one site's rules, kept to what it promises of them: versions, conflicts, refusals with their places. */
export function createRulesDouble(first: RuleFile | undefined = undefined, now = () => 0) {
  const files: RuleFile[] = first ? [first] : []
  const versions: { at: number; by?: string }[] = first ? [{ at: now() }] : []
  const asked: { what: string; body: unknown }[] = []
  const outcomes: Count[] = []
  let failure: number | undefined

  const version = () => files.length
  function answerTo(
    method: string,
    rest: string,
    body: { file?: unknown; base?: number; rule?: string; url?: string },
  ) {
    if (failure !== undefined) return reply(failure, { error: 'unavailable' })
    if (method === 'GET' && rest === '')
      return reply(200, {
        version: version(),
        file: files.at(-1) ?? { rules: [] },
        versions: versions.map((each, place) => ({ version: place + 1, ...each })).toReversed(),
      })
    if (rest.startsWith('/outcomes')) return reply(200, { outcomes })
    if (rest === '/test-link') return reply(200, { url: `${body.url}?beckon-test=${body.rule}` })
    if (method === 'GET') {
      const file = files[Number(rest.slice(1)) - 1]
      return file ? reply(200, { version: Number(rest.slice(1)), file }) : reply(404, { error: 'not_found' })
    }
    if (body.base !== version()) return reply(409, { code: 'conflict', version: version() })
    const problems = lintRules(body.file).filter(({ level }) => level === 'error')
    if (problems.length > 0) return reply(422, { code: 'bad_rules', problems })
    publish(body.file as RuleFile, 'Ann')
    return reply(200, { version: version(), warnings: [] })
  }

  function publish(file: RuleFile, by = 'Ben') {
    files.push(file)
    versions.push({ at: now(), by })
  }

  return {
    files,
    asked,
    outcomes,
    /** Somebody else publishes. */
    publish,
    fail(status: number | undefined) {
      failure = status
    },
    puts: () => asked.filter(({ what }) => what.startsWith('PUT')),
    answer(method: string, url: string, body: unknown): Response | undefined {
      const rest = /\/sites\/[^/]+\/rules(.*)$/.exec(url)?.[1]
      if (rest === undefined) return undefined
      const json = typeof body === 'string' ? JSON.parse(body) : {}
      asked.push({ what: `${method} ${rest}`, body: json })
      return answerTo(method, rest, json)
    },
  }
}

const reply = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
