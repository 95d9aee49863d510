import type { Facts } from '../facts/facts.ts'
import type { Condition, Test } from '../rule/rule.ts'
import { compare } from './compare.ts'
import type { Seen } from './decision.ts'
import type { Memory } from './memory.ts'
import { readSignal, turningPoints } from './signal.ts'

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
  /** Conditions it turns down are unknown. */
  readonly asks?: (test: Test) => boolean
  /** Collects what every test saw. */
  readonly seen?: Seen[]
}

export function weigh(condition: Condition, question: Question): Turns {
  if ('all' in condition) return both(condition.all, question)
  if ('any' in condition) return swap(both(condition.any, question, swap))
  if ('not' in condition) return swap(weigh(condition.not, question))
  return ask(condition, question)
}

/** True when the last of them is, false when the first of them is; "any" is the same with true and false exchanged. */
function both(conditions: readonly Condition[], question: Question, turn = (turns: Turns) => turns): Turns {
  const turns = conditions.map(condition => turn(weigh(condition, question)))
  return [Math.max(...turns.map(([trueAt]) => trueAt)), Math.min(...turns.map(([, falseAt]) => falseAt))]
}

function swap([trueAt, falseAt]: Turns): Turns {
  return [falseAt, trueAt]
}

function ask(test: Test, { facts, memory, now, asks, seen }: Question): Turns {
  if (asks && !asks(test)) return [Infinity, Infinity]
  const saw = readSignal(test, facts, memory, now)
  const verdict = compare(test, saw)
  seen?.push({ signal: test.signal, op: test.op, value: test.value, saw, verdict })
  if (verdict === undefined) return [Infinity, Infinity]
  const turnsAt = Math.min(
    ...turningPoints(test, saw, facts, now).filter(
      at => at > now && compare(test, readSignal(test, facts, memory, at)) === !verdict,
    ),
  )
  return verdict ? [-Infinity, turnsAt] : [turnsAt, -Infinity]
}
