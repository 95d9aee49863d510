import { compare } from './compare.ts'
import { createWeigh, turnAt } from './condition.ts'
import { eachTurningPoint, readSignal } from './signal.ts'
import type { Supplement } from './supplement.ts'

/** When a condition is true or false, to the millisecond. */
export const weigh = createWeigh((test, question, wanted) => {
  const { now, asks, otherwise = Infinity, facts } = question
  if (asks?.test(test.signal) === false) return otherwise
  const saw = readSignal(test, question, now)
  const judge: Supplement['compare'] = question.basis.supplement?.compare ?? compare
  const verdict = judge(test, saw, facts)
  if (verdict === undefined) return Infinity
  let turnsAt = Infinity
  eachTurningPoint(test, saw, question, at => {
    const turns = at > now && at < turnsAt && judge(test, readSignal(test, question, at), facts) === !verdict
    if (turns) turnsAt = at
    return turns
  })
  turnAt(question, turnsAt)
  return verdict === wanted ? -Infinity : turnsAt
})
