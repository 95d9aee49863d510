import type { Test } from '../rule/rule.ts'
import { compare } from './compare.ts'
import { createWeigh, type Question, type Turns, turnAt } from './condition.ts'
import { eachTurningPoint, readSignal } from './signal.ts'
import type { Supplement } from './supplement.ts'

/** When a condition can be true and false, to the millisecond. */
export const weigh = createWeigh(ask)

function ask(test: Test, question: Question): Turns {
  const { now, asks, otherwise = Infinity, facts } = question
  if (asks?.test(test.signal) === false) return [otherwise, otherwise]
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
