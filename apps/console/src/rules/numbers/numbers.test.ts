import { expect, test } from 'vitest'
import { countsOf } from './counts.ts'
import { armsOf, funnelOf, isDrawnAsSet, versionsCounted } from './funnel.ts'

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

test('arms are the variants of the rule', () => {
  const rule = {
    id: 'a',
    do: [],
    variants: [
      { id: 'a', weight: 1 },
      { id: 'b', weight: 1 },
    ],
  }
  const counts = [
    row('shown', 50, { variant: 'a' }),
    row('chatted', 5, { variant: 'a' }),
    row('shown', 40, { variant: 'b' }),
    row('shown', 3),
  ]
  expect(armsOf(rule, counts, () => true)).toEqual([
    { id: 'a', weight: 1, visitors: 50, reached: 5 },
    { id: 'b', weight: 1, visitors: 40, reached: 0 },
  ])
})

test.each([
  [1000, 111, 500, 500, true],
  [1000, 20, 500, 500, false],
  [1000, 111, 700, 300, false],
])('%i shown and %i held out, %i and %i by variant: as set is %s', (shown, held, a, b, isAsSet) => {
  const variants = [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 1 },
  ]
  const rule = { id: 'a', do: [], holdOut: 0.1, variants }
  const counts = [row('held-out', held), row('shown', a, { variant: 'a' }), row('shown', b, { variant: 'b' })]
  const stages = funnelOf(counts, () => true)
  expect(stages.find(({ name }) => name === 'shown')?.count).toBe(shown)
  expect(
    isDrawnAsSet(
      rule,
      stages,
      armsOf(rule, counts, () => true),
    ),
  ).toBe(isAsSet)
})
