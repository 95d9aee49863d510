import { type Answer, enoughPhrasings, parseShelf } from '@beckon/answers'
import type { Problem } from '../keeper.ts'

/** What keeps an answer from being saved beside the others, each at its field, as in `phrasings[0]`. */
export function problemsOf(answer: Answer, others: readonly Answer[]): Problem[] {
  const parsed = parseShelf({ answers: [answer] })
  const problems = parsed.ok
    ? []
    : parsed.problems.map(({ code, place, message }) => ({
        code,
        message,
        place: place.replace(/^answers\[0\]\.?/, ''),
      }))
  const { shortcut } = answer
  if (shortcut && others.some(other => other.shortcut === shortcut))
    problems.push({ code: 'duplicate', place: 'shortcut', message: `another answer has "${shortcut}"` })
  return problems
}

/** How many more phrasings would make it easy to find; 0 for what visitors never see. */
export const missingPhrasings = ({ phrasings, scope }: Answer): number =>
  scope === undefined ? Math.max(0, enoughPhrasings - phrasings.length) : 0

/** Other answers with the same words, by title: the one found would be left to chance. */
export function samePhrasings(answer: Answer, others: readonly Answer[]): string[] {
  const words = new Set([answer.title, ...answer.phrasings].map(plain).filter(Boolean))
  return others
    .filter(({ title, phrasings }) => [title, ...phrasings].some(text => words.has(plain(text))))
    .map(({ title }) => title)
}

/** Whether braces are left that are no placeholder, and would be seen as they stand. */
export const hasStrayBraces = ({ text }: Answer): boolean => /\{\{|\}\}/.test(text.replace(/\{\{[^{}]*\}\}/g, ''))

/** Whether it should be read again; `today` as `2026-11-30`. */
export const isReviewDue = (answer: Answer, today: string): boolean =>
  answer.reviewOn !== undefined && answer.reviewOn <= today

const plain = (text: string) => text.trim().toLowerCase()
