import { parseShelf } from '@beckon/answers'
import { lintRules, parseRules, type RuleFile } from '@beckon/rules'
import type { Publication, Sites } from '../store/sites.ts'

type Problem = { place: string; code?: string; message: string }

/** `conflict`: the version in force is another than the one the file was made from. */
export type Publishing =
  | { ok: true; version: number; warnings?: readonly Problem[] }
  | { ok: false; code: 'bad_file' | 'conflict'; problems: readonly Problem[] }

/** Checks a file of rules, as its text or its parsed JSON, and makes it the site's next version: with a `base`, only over that version. */
export async function publishRules(
  sites: Sites,
  site: string,
  file: unknown,
  publication: Publication,
  base?: number,
): Promise<Publishing> {
  const parsed = parseRules(file)
  const findings = lintRules(file)
  const errors = findings.filter(({ level }) => level === 'error')
  const problems = parsed.ok ? [...badIds(parsed.rules), ...errors] : parsed.problems
  if (!parsed.ok || problems.length > 0) return { ok: false, code: 'bad_file', problems: problems.map(toProblem) }
  // The version is the relay's to give: one written in the file would only mislead.
  const { version: _written, ...rest } = parsed.rules
  const done = await publish(sites, 'rules', site, JSON.stringify(rest), publication, base)
  return done.ok && findings.length > 0 ? { ...done, warnings: findings.map(toProblem) } : done
}

const toProblem = ({ place, code, message }: Problem): Problem => ({
  place,
  ...(code !== undefined && { code }),
  message,
})

/** Checks a file of canned answers and makes it the site's next version. */
export async function publishAnswers(
  sites: Sites,
  site: string,
  text: string,
  publication: Publication,
): Promise<Publishing> {
  const parsed = parseShelf(text)
  if (!parsed.ok) return { ...parsed, code: 'bad_file' }
  const problems = parsed.shelf.answers.flatMap(({ id }, index) => badId(id, `answers[${index}].id`))
  return problems.length > 0
    ? { ok: false, code: 'bad_file', problems }
    : publish(sites, 'answers', site, JSON.stringify(parsed.shelf), publication)
}

/** An id travels in frames, which take no other. */
const wireId = /^[\w-]{1,64}$/
const badId = (id: string, place: string) =>
  wireId.test(id) ? [] : [{ place, code: 'wrong-value', message: 'letters, digits, "-" or "_"' }]
const badIds = ({ rules }: RuleFile) =>
  rules.flatMap(({ id, variants = [] }, index) => [
    ...badId(id, `rules[${index}].id`),
    ...variants.flatMap((variant, nth) => badId(variant.id, `rules[${index}].variants[${nth}].id`)),
  ])

async function publish(
  sites: Sites,
  kind: 'rules' | 'answers',
  site: string,
  body: string,
  publication: Publication,
  base?: number,
): Promise<Publishing> {
  if (!(await sites.find(site))) return failed('bad_file', `there is no site "${site}"`)
  const version = await sites.publish(kind, site, body, publication, base)
  return version === undefined ? failed('conflict', `version ${base} is not in force any more`) : { ok: true, version }
}

const failed = (code: 'bad_file' | 'conflict', message: string): Publishing => ({
  ok: false,
  code,
  problems: [{ place: '', message }],
})
