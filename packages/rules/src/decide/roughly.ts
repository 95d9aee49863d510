import { compare } from './compare.ts'
import { createWeigh, turnAt } from './condition.ts'
import { readSignal } from './signal.ts'

/**
 * When a condition can be true or false, at the earliest: a moment at which time could turn a test is not looked into before it has come, and a test of time that
 * asks more than whether it has come may be either at any moment. So nothing is missed by it, and what it finds is looked at again by `weigh`.
 */
export const weighRoughly = createWeigh((test, question, wanted) => {
  const { facts, now, basis } = question
  const { supplement } = basis
  if (test.within !== undefined || /^time/.test(test.signal)) return -Infinity
  const saw = readSignal(test, question, now)
  const verdict = (supplement?.compare ?? compare)(test, saw, facts)
  let turnsAt = Infinity
  if (verdict !== undefined)
    supplement?.turns(test, saw, question, at => {
      const isNext = at > now && at < turnsAt
      if (isNext) turnsAt = at
      return isNext
    })
  turnAt(question, turnsAt)
  return verdict === wanted ? -Infinity : turnsAt
})
