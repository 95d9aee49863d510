import type { Facts } from '../facts/facts.ts'
import type { Condition, Settings, Test } from '../rule/rule.ts'
import type { Memory } from './memory.ts'
import type { Supplement } from './supplement.ts'

/**
 * When a condition can be true and when it can be false, at the earliest and if no event comes before: at most `now`
 * means it is. Unknown is never either. All, any and not are then only the latest, the earliest and the exchange of the
 * two, which gives three-valued logic and the moment to look again in one pass.
 */
export type Turns = readonly [trueAt: number, falseAt: number]

export type Question = {
  readonly facts: Facts
  readonly memory: Memory
  readonly now: number
  /** Of the file: for the clock and the hours of the desk. */
  readonly settings?: Settings | undefined
  readonly supplement?: Supplement | undefined
  /** The signals that are asked about. Other tests are unknown; or with `otherwise` before all time each is as whoever asks would have it. */
  readonly asks?: RegExp
  readonly otherwise?: number
  /** The next moment at which the answer to any part of the question turns; what it was asked before holds until then. */
  turnsAt: number
}

/** What one test says of when it can be true and false. */
export type Ask = (test: Test, question: Question) => Turns

/** Makes the function that weighs conditions, by how their tests are asked. */
export function createWeigh(ask: Ask): (condition: Condition, question: Question) => Turns {
  return weigh

  function weigh(condition: Condition, question: Question): Turns {
    if ('signal' in condition) return ask(condition, question)
    if ('all' in condition) return both(condition.all, question)
    if ('any' in condition) return swap(both(condition.any, question, swap))
    return swap(weigh(condition.not, question))
  }

  /** True when the last of them is, false when the first of them is; "any" is the same with true and false exchanged. */
  function both(conditions: readonly Condition[], question: Question, turn = (turns: Turns) => turns): Turns {
    let trueBy = -Infinity
    let falseBy = Infinity
    for (const condition of conditions) {
      const [trueAt, falseAt] = turn(weigh(condition, question))
      trueBy = Math.max(trueBy, trueAt)
      falseBy = Math.min(falseBy, falseAt)
    }
    return [trueBy, falseBy]
  }
}

/** Notes a moment, if it is still to come. */
export function turnAt(question: Question, at: number): void {
  if (at > question.now && at < question.turnsAt) question.turnsAt = at
}

function swap([trueAt, falseAt]: Turns): Turns {
  return [falseAt, trueAt]
}
