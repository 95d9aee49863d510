import type { Answer } from '@beckon/answers'
import { fits } from '../../palette/find.ts'
import { isReviewDue } from '../draft/lint.ts'

/** What the list shows; empty is all. */
export type Narrowing = { query: string; tag: string; scope: string; language: string; isDue: boolean }

export const noNarrowing: Narrowing = { query: '', tag: '', scope: '', language: '', isDue: false }
/** Of answers without a scope, in the choice: visitors see them. */
export const everybody = 'everybody'

/** The answers that fit, in the shelf's order; `today` as `2026-11-30`. */
export function narrow(answers: readonly Answer[], narrowing: Narrowing, today: string): Answer[] {
  const { query, tag, scope, language, isDue } = narrowing
  return answers.filter(
    answer =>
      (!tag || answer.tags?.includes(tag)) &&
      (!scope || (answer.scope ?? everybody) === scope) &&
      (!language || answer.language === language) &&
      (!isDue || isReviewDue(answer, today)) &&
      fits(query, wordsOf(answer)),
  )
}

const wordsOf = ({ title, phrasings, text, shortcut = '', tags = [], owner = '' }: Answer) =>
  [title, shortcut, ...tags, owner, ...phrasings, text].join(' ')

/** Every value of a field, each once, by name. */
export const valuesOf = (
  answers: readonly Answer[],
  of: (answer: Answer) => readonly (string | undefined)[],
): string[] => [...new Set(answers.flatMap(of))].filter(value => value !== undefined).sort((a, b) => a.localeCompare(b))
