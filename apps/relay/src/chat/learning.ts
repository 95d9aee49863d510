import { createHash } from 'node:crypto'
import type { Answer, Matcher, Sample } from '@beckon/answers'
import type { Asked } from '../store/answers.ts'

/** Words that the shelf, as it is now, still has no answer to. `nearest` is what comes closest. */
export type Unanswered = {
  id: string
  text: string
  at: number
  count: number
  conversation: string
  nearest?: { id: string; score: number }
}

/** Visitors' own words that an answer was right for, and that are none of its phrasings yet. */
export type Proposal = {
  id: string
  answer: string
  text: string
  count: number
  because: 'helped' | 'chosen' | 'inserted'
}

/** A longer text tells a story; as a phrasing it would only blur the answer. */
const longestPhrasing = 200
const mostTold = 1000
/** Below this an answer is no help to whoever writes one. */
const nearestAt = 0.05

/** The newest first. A question that the shelf answers by now is not among them, unless its answer did not help. */
export async function unansweredIn(
  asked: readonly Asked[],
  matcher: Pick<Matcher, 'match' | 'decide'>,
  aside: ReadonlySet<string>,
  rest: () => Promise<void>,
): Promise<Unanswered[]> {
  const found = new Map<string, Unanswered>()
  for (const [nth, { became, text, at, conversation }] of asked.entries()) {
    if (nth % textsBetweenRests === 0) await rest()
    const id = idOf(text)
    const isOpen = became === 'not-helped' || (became === 'person' && matcher.decide(text).kind !== 'answer')
    if (!isOpen || aside.has(id) || !/\p{L}/u.test(text)) continue
    const known = found.get(id)
    if (known) {
      known.count++
      continue
    }
    const [nearest] = matcher.match(text)
    found.set(id, {
      id,
      text: text.slice(0, longestPhrasing),
      at,
      count: 1,
      conversation,
      ...(nearest && nearest.score >= nearestAt && { nearest }),
    })
  }
  return [...found.values()].slice(0, mostTold)
}

const textsBetweenRests = 25

/** The most frequent first. */
export function proposalsIn(
  asked: readonly Asked[],
  answers: readonly Answer[],
  aside: ReadonlySet<string>,
): Proposal[] {
  const known = new Map(
    answers.map(({ id, title, phrasings }): [string, Set<string>] => [id, new Set([title, ...phrasings].map(plain))]),
  )
  const found = new Map<string, Proposal>()
  for (const { became, text, answer } of asked) {
    if (answer === undefined || became === 'person' || became === 'given' || became === 'not-helped') continue
    const phrasings = known.get(answer)
    const id = idOf(`${answer} ${text}`)
    if (!phrasings || phrasings.has(plain(text)) || aside.has(id) || text.length > longestPhrasing) continue
    if (!/\p{L}/u.test(text)) continue
    const before = found.get(id)
    if (before) before.count++
    else found.set(id, { id, answer, text: text.trim(), count: 1, because: became })
  }
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, mostTold)
}

/**
 * What the confidence is fitted to: words whose answer is known to be right, or to have been wrong. An answer that was given counts as right where nobody said
 * otherwise, or only complaints would be learned from; words for a person have none. Where an answer was written for them since, they teach nothing: the best
 * likeness there is would count as wrong.
 */
export function samplesIn(asked: readonly Asked[], answers: readonly Answer[]): Sample[] {
  const written = new Set(answers.flatMap(({ title, phrasings }) => [title, ...phrasings].map(plain)))
  const last = new Map<string, Asked>()
  // The newest come first, so what is said of an answer stands before that it was given.
  for (const each of asked) {
    if (each.became === 'person' && written.has(plain(each.text))) continue
    const key = `${each.conversation} ${each.text}`
    if (!last.has(key)) last.set(key, each)
  }
  return [...last.values()].map(({ text, became, answer }) => ({
    question: text,
    answer: became === 'person' || became === 'not-helped' ? undefined : answer,
  }))
}

/** The same words have the same id, wherever they were said. */
const idOf = (text: string) => createHash('sha256').update(plain(text)).digest('base64url').slice(0, 22)

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()
