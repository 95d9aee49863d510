import { expect, test } from 'vitest'
import { countsOf } from './counts.ts'
import { armsOf, funnelOf, versionsCounted } from './funnel.ts'
import { liftOf } from './lift.ts'

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
    { id: 'a', shown: 50, chatted: 5 },
    { id: 'b', shown: 40, chatted: 0 },
  ])
})

const arm = (id: string, shown: number, chatted: number) => ({ id, shown, chatted })

test('the interval lies around the difference, and narrows with every visitor', () => {
  const small = liftOf(arm('b', 500, 60), arm('a', 500, 50))
  const large = liftOf(arm('b', 50_000, 6000), arm('a', 50_000, 5000))
  expect(small?.difference).toBeCloseTo(0.02, 12)
  expect(small && small.low < 0 && small.high > 0).toBe(true)
  expect(large && large.low > 0.01 && large.high < 0.03).toBe(true)
  expect(liftOf(arm('b', 1, 1), arm('a', 500, 5))).toBeUndefined()
})

/** A stream of numbers from 0 to 1 that is the same in every run. */
function* numbers(seed: number) {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

test('two arms that do not differ are hardly ever told apart, although somebody looks a hundred times', () => {
  const stream = numbers(7)
  const draw = () => stream.next().value as number
  let wrong = 0
  for (let experiment = 0; experiment < 200; experiment++) {
    const arms = [arm('a', 0, 0), arm('b', 0, 0)]
    let isTold = false
    for (let look = 0; look < 100; look++) {
      for (let visitor = 0; visitor < 40; visitor++) {
        const [one] = [arms[draw() < 0.5 ? 0 : 1]]
        if (!one) continue
        one.shown++
        if (draw() < 0.08) one.chatted++
      }
      const lift = liftOf(arms[1] ?? arm('', 0, 0), arms[0] ?? arm('', 0, 0))
      if (lift && (lift.low > 0 || lift.high < 0)) isTold = true
    }
    if (isTold) wrong++
  }
  expect(wrong).toBeLessThanOrEqual(10)
})
