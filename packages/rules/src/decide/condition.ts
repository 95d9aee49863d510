import type { Facts } from '../facts/facts.ts'
import type { Condition, Settings, Test } from '../rule/rule.ts'
import { compare } from './compare.ts'
import type { Memory } from './memory.ts'
import { eachTurningPoint, readSignal } from './signal.ts'
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
  readonly settings?: Settings
  readonly supplement?: Supplement | undefined
  /** Conditions it turns down are unknown. */
  readonly asks?: (test: Test) => boolean
  /** The next moment at which the answer to any part of the question turns; what it was asked before holds until then. */
  turnsAt: number
}

export function weigh(condition: Condition, question: Question): Turns {
  if ('signal' in condition) return ask(condition, question)
  if ('all' in condition) return both(condition.all, question)
  if ('any' in condition) return swap(both(condition.any, question, swap))
  return swap(weigh(condition.not, question))
}

/** Notes a moment, if it is still to come. */
export function turnAt(question: Question, at: number): void {
  if (at > question.now && at < question.turnsAt) question.turnsAt = at
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

function swap([trueAt, falseAt]: Turns): Turns {
  return [falseAt, trueAt]
}

function ask(test: Test, question: Question): Turns {
  const { now, asks, facts } = question
  if (asks?.(test) === false) return [Infinity, Infinity]
  const saw = readSignal(test, question, now)
  const judge: Supplement['compare'] = question.supplement?.compare ?? compare
  const verdict = judge(test, saw, facts)
  if (verdict === undefined) return [Infinity, Infinity]
  let turnsAt = Infinity
  eachTurningPoint(test, saw, question, at => {
    const turns = at > now && at < turnsAt && judge(test, readSignal(test, question, at), facts) === !verdict
    if (turns) turnsAt = at
    return turns
  })
  turnAt(question, turnsAt)
  return verdict ? [-Infinity, turnsAt] : [turnsAt, -Infinity]
}
