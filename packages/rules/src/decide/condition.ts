import type { Facts } from '../facts/facts.ts'
import type { Condition, Settings, Test } from '../rule/rule.ts'
import type { Memory } from './memory.ts'
import type { Supplement } from './supplement.ts'

export type Question = {
  readonly facts: Facts
  memory: Memory
  readonly now: number
  /** Of the file, for the clock and the hours of the desk, and what few files need. */
  readonly basis: { readonly settings: Settings; readonly supplement?: Supplement | undefined }
  /** The signals that are asked about. Other tests are unknown; or with `otherwise` before all time each is as whoever asks would have it. */
  readonly asks?: RegExp
  readonly otherwise?: number
  /** The next moment at which the answer to any part of the question turns; what it was asked before holds until then. */
  turnsAt: number
}

/**
 * When a test, or a condition of them, is as it is wanted, true or false, at the earliest and if no event comes before: at most `now` means it is. Unknown is never
 * either.
 */
export type Ask = (test: Test, question: Question, wanted: boolean) => number
export type Weigh = (condition: Condition, question: Question, wanted?: boolean) => number

/**
 * Makes the function that weighs conditions, by how their tests are asked. All and any are only the latest and the earliest of their parts, and exchanged where false is
 * wanted, which gives three-valued logic and the moment to look again in one pass.
 */
export function createWeigh(ask: Ask): Weigh {
  return weigh

  function weigh(condition: Condition, question: Question, wanted = true): number {
    if ('signal' in condition) return ask(condition, question, wanted)
    if ('not' in condition) return weigh(condition.not, question, !wanted)
    const isAll = 'all' in condition
    const moments = (isAll ? condition.all : condition.any).map(each => weigh(each, question, wanted))
    return isAll === wanted ? Math.max(...moments) : Math.min(...moments)
  }
}

/** Notes a moment at which the answer may turn. */
export function turnAt(question: Question, at: number): void {
  question.turnsAt = Math.min(question.turnsAt, at)
}
