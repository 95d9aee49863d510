import type { Answer } from '@beckon/answers'
import { type Refused, refused } from '../part/refused.ts'
import { type AskRelay, jsonBody } from '../sign-in/ask.ts'

/** The shelf as this operator may see it; `byMeaning` where the relay finds answers by what a question means, too. */
export type ShelfInForce = { version: number; answers: readonly Answer[]; byMeaning?: boolean }
/** Something that keeps an answer from being saved, at its field. */
export type Problem = { place: string; code: string; message: string }
export type UseCount = { answer: string; day: string; event: string; count: number }
/** Words that the shelf has no answer to; `at` in milliseconds. */
export type Question = {
  id: string
  text: string
  at: number
  count: number
  conversation: string
  nearest?: { id: string; score: number }
}
/** A visitor's own words that an answer was right for. */
export type Proposal = {
  id: string
  answer: string
  text: string
  count: number
  because: 'helped' | 'chosen' | 'inserted'
}
export type Format = 'csv' | 'markdown' | 'json'
export type LineProblem = { line: number; code: string; message: string }
export type Import = {
  version: number
  added: readonly string[]
  changed: readonly string[]
  unchanged: readonly string[]
  problems: readonly LineProblem[]
  warnings: readonly LineProblem[]
}

export type Changed =
  | ({ ok: true } & ShelfInForce)
  /** Somebody else changed one of these answers since the version the change began from: by id, who, where that is known. */
  | ({ ok: false; code: 'conflict'; by: Readonly<Record<string, string>> } & ShelfInForce)
  | { ok: false; code: 'bad_answers'; problems: readonly Problem[] }
  | Refused

type Change = { base: number; put?: readonly Answer[]; remove?: readonly string[] }
/** Ids: to take as phrasings, to see no more, to see again. */
type Aside = { accept?: readonly string[]; dismiss?: readonly string[]; restore?: readonly string[] }

/** What the relay keeps of one site's shelf. Never throws. */
export type Keeper = {
  shelf(): Promise<({ ok: true } & ShelfInForce) | Refused>
  change(change: Change): Promise<Changed>
  /** From a day on, `YYYY-MM-DD`. */
  uses(from: string): Promise<readonly UseCount[] | undefined>
  questions(): Promise<readonly Question[] | undefined>
  proposals(): Promise<readonly Proposal[] | undefined>
  /** Whether it was done. */
  settle(what: 'unanswered' | 'proposals', ids: Aside): Promise<boolean>
  take(file: { format: Format; text: string; dryRun: boolean; base: number }): Promise<Import | 'conflict' | Refused>
  /** The address of the shelf as a file. */
  fileAddress(format: Format): string
}

export function createKeeper(ask: AskRelay, relay: string, site: string): Keeper {
  const path = `sites/${encodeURIComponent(site)}/answers`
  async function listOf<T>(what: string, field: string): Promise<readonly T[] | undefined> {
    const answer = await ask(`${path}/${what}`)
    const list = (answer?.body as Record<string, unknown> | undefined)?.[field]
    return answer?.status === 200 && Array.isArray(list) ? (list as T[]) : undefined
  }
  return {
    async shelf() {
      const answer = await ask(path)
      return answer?.status === 200 ? { ok: true, ...shelfIn(answer.body) } : refused(answer)
    },
    async change(change) {
      const answer = await ask(path, jsonBody('POST', change))
      if (answer?.status === 200) return { ok: true, ...shelfIn(answer.body) }
      if (answer?.status === 409) {
        const { by = {} } = (answer.body ?? {}) as { by?: Record<string, string> }
        return { ok: false, code: 'conflict', by, ...shelfIn(answer.body) }
      }
      const { problems = [] } = (answer?.body ?? {}) as { problems?: Problem[] }
      return answer?.status === 422 ? { ok: false, code: 'bad_answers', problems } : refused(answer)
    },
    uses: from => listOf(`usage?from=${from}`, 'usage'),
    questions: () => listOf('unanswered', 'questions'),
    proposals: () => listOf('proposals', 'proposals'),
    async settle(what, ids) {
      const answer = await ask(`${path}/${what}`, jsonBody('POST', ids))
      return answer?.status === 200 || answer?.status === 204
    },
    async take(file) {
      const answer = await ask(`${path}/import`, jsonBody('POST', file))
      if (answer?.status === 200) return answer.body as Import
      return answer?.status === 409 ? 'conflict' : refused(answer)
    },
    fileAddress: format => `${relay}/v1/operator/${path}/export?format=${format}`,
  }
}

function shelfIn(body: unknown): ShelfInForce {
  const { version, answers, byMeaning } = (body ?? {}) as { version?: unknown; answers?: unknown; byMeaning?: unknown }
  return {
    version: Number(version) || 0,
    answers: Array.isArray(answers) ? (answers as Answer[]) : [],
    ...(byMeaning === true && { byMeaning }),
  }
}
