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
  const problems = answerProblems(text)
  if (problems.length > 0) return { ok: false, problems }
  return publish(sites, 'answers', site, JSON.stringify(JSON.parse(text)), at)
}

async function publish(sites: Sites, kind: 'rules' | 'answers', site: string, body: string, at: number) {
  if (!(await sites.find(site))) return failed('', `there is no site "${site}"`)
  return { ok: true as const, version: await sites.publish(kind, site, body, at) }
}

/** What the relay itself needs of an answer; the rest of the file is the widget's and the console's. */
function answerProblems(text: string): { place: string; message: string }[] {
  const file = parseJson(text)
  const list = typeof file === 'object' && file !== null && 'answers' in file ? file.answers : undefined
  if (!Array.isArray(list)) return [{ place: '', message: 'an object with a list "answers" belongs here' }]
  const ids = new Set<unknown>()
  return list.flatMap((answer: unknown, index) => {
    const { id, title, text } = (answer ?? {}) as { id?: unknown; title?: unknown; text?: unknown }
    const place = `answers[${index}]`
    const isRepeated = ids.has(id)
    ids.add(id)
    if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) {
      return [{ place: `${place}.id`, message: '1 to 64 letters, digits, "-" or "_"' }]
    }
    if (isRepeated) return [{ place: `${place}.id`, message: `another answer is called "${id}"` }]
    if (!isText(title, 200)) return [{ place: `${place}.title`, message: 'a text of 1 to 200 characters' }]
    if (!isText(text, 4000)) return [{ place: `${place}.text`, message: 'a text of 1 to 4000 characters' }]
    return []
  })
}

const isText = (value: unknown, most: number) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most && value.isWellFormed()

const failed = (place: string, message: string): Publishing => ({ ok: false, problems: [{ place, message }] })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
