import { parseShelf } from '@beckon/answers'
import { parseRules } from '@beckon/rules'
import type { Sites } from '../store/sites.ts'

export type Publishing =
  | { ok: true; version: number }
  | { ok: false; problems: readonly { place: string; message: string }[] }

/** Checks a file of rules and makes it the site's next version. */
export async function publishRules(sites: Sites, site: string, text: string, at: number): Promise<Publishing> {
  const parsed = parseRules(text)
  if (!parsed.ok) return parsed
  // The version is the relay's to give: one written in the file would only mislead.
  const { version: _written, ...file } = parsed.rules
  return publish(sites, 'rules', site, JSON.stringify(file), at)
}

/** Checks a file of canned answers and makes it the site's next version. */
export async function publishAnswers(sites: Sites, site: string, text: string, at: number): Promise<Publishing> {
  const parsed = parseShelf(text)
  if (!parsed.ok) return parsed
  const problems = parsed.shelf.answers.flatMap(({ id }, index) => (wireId.test(id) ? [] : [badId(index)]))
  return problems.length > 0
    ? { ok: false, problems }
    : publish(sites, 'answers', site, JSON.stringify(parsed.shelf), at)
}

/** An id travels in frames, which take no other. */
const wireId = /^[\w-]{1,64}$/
const badId = (index: number) => ({ place: `answers[${index}].id`, message: 'letters, digits, "-" or "_"' })

async function publish(sites: Sites, kind: 'rules' | 'answers', site: string, body: string, at: number) {
  if (!(await sites.find(site))) return failed('', `there is no site "${site}"`)
  return { ok: true as const, version: await sites.publish(kind, site, body, at) }
}

const failed = (place: string, message: string): Publishing => ({ ok: false, problems: [{ place, message }] })
