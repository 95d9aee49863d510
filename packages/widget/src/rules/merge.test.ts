import { expect, test } from 'vitest'
import { merge } from './merge.ts'

const visitor = (greet: object, more = {}) => ({ rules: { greet: { shownAtMs: [], ...greet } }, ...more })
const after = (mine: object, theirs: object, since?: number, mySince?: number) =>
  merge(visitor(mine), visitor(theirs), since, mySince).rules.greet

test.each([
  ['the later showing holds', { shownAtMs: [5] }, { shownAtMs: [5, 9] }, [5, 9]],
  ['whichever side it is on', { shownAtMs: [5, 9] }, { shownAtMs: [5] }, [5, 9]],
  ['a held-out one fills its whole limit', { shownAtMs: [9] }, { shownAtMs: [9, 9, 9] }, [9, 9, 9]],
  ['nothing is something less', {}, { shownAtMs: [7] }, [7]],
])('%s', (_, mine, theirs, shownAtMs) => {
  expect(after(mine, theirs)?.shownAtMs).toEqual(shownAtMs)
})

test('a dismissal and an answer hold from the later moment on', () => {
  expect(after({ dismissedAtMs: 5, answeredAtMs: 9 }, { dismissedAtMs: 7, answeredAtMs: 2 })).toEqual({
    shownAtMs: [],
    dismissedAtMs: 7,
    answeredAtMs: 9,
  })
})

test('tabs that are open at the same time are one visit: what the other has shown in it counts in mine', () => {
  expect(after({}, { shownAtMs: [3, 8] }, 5, 20)?.shownAtMs).toEqual([3, 20])
  expect(after({}, { shownAtMs: [3, 30] }, 5, 20)?.shownAtMs).toEqual([3, 30])
})

test('rules of both, and asking not to be asked holds everywhere', () => {
  const merged = merge({ rules: { a: { shownAtMs: [1] } }, optedOut: true }, { rules: { b: { shownAtMs: [2] } } })
  expect(merged).toEqual({ rules: { a: { shownAtMs: [1] }, b: { shownAtMs: [2] } }, optedOut: true })
  expect(merge({ rules: {} }, { rules: {}, optedOut: true }).optedOut).toBe(true)
  const mine = { rules: {} }
  expect(merge(mine, undefined)).toBe(mine)
})
