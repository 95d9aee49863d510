import { expect, test } from 'vitest'
import { countsOf } from './counts.ts'
import { funnelOf, versionsCounted } from './funnel.ts'
import { armsOf, heldOutOf, isDrawnAsSet, shownOf } from './groups.ts'

const row = (outcome: string, count: number, more = {}) => ({
  rule: 'a',
  version: 1,
  variant: '',
  day: '2026-03-04',
  outcome,
  count,
  ...more,
})

test('numbers are added up over versions, variants and days, of one rule only', () => {
  const counts = [
    row('shown', 3),
    row('shown', 4, { version: 2, variant: 'b' }),
    row('shown', 9, { rule: 'z' }),
    row('expired', 5),
  ]
  expect(countsOf(counts, ({ rule }) => rule === 'a')).toEqual({
    shown: 7,
    'held-out': 0,
    opened: 0,
    chatted: 0,
    dismissed: 0,
  })
  expect(versionsCounted(counts, 'a')).toEqual([2, 1])
})

test('the funnel begins with all whom the rule fits, also where nobody counted them', () => {
  const counts = [row('held-out', 10), row('shown', 90), row('opened', 30), row('chatted', 9)]
  expect(funnelOf(counts, () => true).map(({ name, count, share }) => [name, count, share])).toEqual([
    ['matched', 100, 1],
    ['held-out', 10, 0.1],
    ['shown', 90, 0.9],
    ['opened', 30, 0.3],
    ['chatted', 9, 0.09],
  ])
  expect(funnelOf([row('matched', 200), ...counts], () => true)[0]?.count).toBe(200)
  expect(funnelOf([], () => true).every(({ share }) => share === 0)).toBe(true)
})

test('a goal of its own is the last stage of the funnel', () => {
  expect(funnelOf([row('shown', 10), row('chatted', 4), row('goal', 2)], () => true, true).at(-1)).toEqual({
    name: 'goal',
    count: 2,
    share: 0.2,
  })
})

const both = ['a', 'b'].map(id => ({ id, weight: 1 }))

test('arms are the variants of the rule, and what they reached is the goal', () => {
  const rule = { id: 'a', variants: both }
  const counts = [
    row('shown', 50, { variant: 'a' }),
    row('chatted', 5, { variant: 'a' }),
    row('goal', 7, { variant: 'a' }),
    row('shown', 40, { variant: 'b' }),
    row('shown', 3),
  ]
  const arms = (reached: number) => [
    { id: 'a', weight: 1, visitors: 50, reached },
    { id: 'b', weight: 1, visitors: 40, reached: 0 },
  ]
  expect(armsOf(rule, counts, () => true)).toEqual(arms(5))
  expect(armsOf({ ...rule, goal: { event: 'order_placed' } }, counts, () => true)).toEqual(arms(7))
})

test('all who saw a rule, and those held out, are compared by the same goal', () => {
  const counts = [
    row('shown', 900),
    row('chatted', 90),
    row('goal', 45),
    row('held-out', 100, { variant: 'a' }),
    row('held-out', 10, { variant: 'b' }),
    row('held-out-chatted', 6, { variant: 'a' }),
    row('held-out-goal', 3),
    row('held-out', 7, { rule: 'z' }),
  ]
  const of = () => true
  expect([shownOf({ id: 'a' }, counts, of), heldOutOf({ id: 'a' }, counts, of)]).toEqual([
    { visitors: 900, reached: 90 },
    { visitors: 110, reached: 6 },
  ])
  const withGoal = { id: 'a', goal: { event: 'order_placed' } }
  expect([shownOf(withGoal, counts, of).reached, heldOutOf(withGoal, counts, of).reached]).toEqual([45, 3])
})

test.each([
  [1000, 111, 500, 500, true],
  [1000, 20, 500, 500, false],
  [1000, 111, 700, 300, false],
])('%i shown and %i held out, %i and %i by variant: as set is %s', (_shown, held, a, b, isAsSet) => {
  const rule = { id: 'a', holdOut: 0.1, variants: both }
  const counts = [row('held-out', held), row('shown', a, { variant: 'a' }), row('shown', b, { variant: 'b' })]
  expect(isDrawnAsSet(rule, counts, () => true)).toBe(isAsSet)
})

test('a variant without words is a way to hold out', () => {
  const rule = { id: 'a', holdOut: 0.2, variants: [...both, { id: 'c', weight: 2, do: [] }] }
  const counts = [row('shown', 200, { variant: 'a' }), row('shown', 200, { variant: 'b' })]
  const held = (count: number) => [...counts, row('held-out', count, { variant: 'c' })]
  expect(armsOf(rule, counts, () => true).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(isDrawnAsSet(rule, held(600), () => true)).toBe(true)
  expect(isDrawnAsSet(rule, held(100), () => true)).toBe(false)
})
