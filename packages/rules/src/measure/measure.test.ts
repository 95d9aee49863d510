import { expect, test } from 'vitest'
import { liftOf } from './interval.ts'
import { checkRatio, normalTails } from './ratio.ts'

test('[R60] the interval is that of the paper, tuned as GrowthBook tunes it', () => {
  // By hand: rate 0.06 against 0.05 of 10,000 each; s2 = 20,000 (0.06 0.94 + 0.05 0.95) / 10,000; rho2 = (5.9915 + log 6.9915) / 5000.
  const { lift, low, high, verdict } = liftOf({ visitors: 10_000, reached: 600 }, { visitors: 10_000, reached: 500 })
  const rho2 = (5.991464547107982 + Math.log(6.991464547107982)) / 5000
  const s2 = 2 * (0.06 * 0.94 + 0.05 * 0.95)
  const n = 20_000
  const width =
    Math.sqrt(s2) * Math.sqrt((2 * (n * rho2 + 1) * Math.log(Math.sqrt(n * rho2 + 1) / 0.05)) / (n * n * rho2))
  expect(lift).toBeCloseTo(0.01, 12)
  expect(low).toBeCloseTo(0.01 - width, 9)
  expect(high).toBeCloseTo(0.01 + width, 9)
  expect(verdict).toBe(width < 0.01 ? 'better' : 'open')
})

test('[R60] what is told is on one side or open', () => {
  const of = (a: number, b: number) =>
    liftOf({ visitors: 10_000, reached: a }, { visitors: 10_000, reached: b }).verdict
  expect([of(900, 500), of(500, 900), of(510, 500)]).toEqual(['better', 'worse', 'open'])
})

test('[R60] a handful says nothing, and nobody nothing at all', () => {
  expect(liftOf({ visitors: 4, reached: 4 }, { visitors: 4, reached: 0 })).toMatchObject({ low: -1, high: 1 })
  expect(liftOf({ visitors: 0, reached: 0 }, { visitors: 0, reached: 0 })).toMatchObject({ lift: 0, verdict: 'open' })
})

test('[R60] more visitors never make it wider', () => {
  const widths = [500, 1000, 5000, 20_000, 100_000].map(visitors => {
    const group = { visitors, reached: visitors / 10 }
    const { low, high } = liftOf(group, group)
    return high - low
  })
  expect(widths).toEqual([...widths].sort((a, b) => b - a))
})

test('[R61] shares as they were set are fine, and as they were not are a fault', () => {
  const groups = (...visitors: number[]) => visitors.map(each => ({ visitors: each, weight: 1 }))
  expect(checkRatio(groups(5000, 5050))).toMatchObject({ ok: true })
  expect(checkRatio(groups(5000, 5500))).toMatchObject({ ok: false })
  expect(
    checkRatio([
      { visitors: 9010, weight: 0.9 },
      { visitors: 990, weight: 0.1 },
    ]),
  ).toMatchObject({ ok: true })
  expect(
    checkRatio([
      { visitors: 5000, weight: 0.9 },
      { visitors: 5000, weight: 0.1 },
    ]),
  ).toMatchObject({ ok: false })
  expect(checkRatio(groups(0, 9))).toEqual({ probability: 1, ok: true })
})

test('[R61] the probabilities are those of the tables', () => {
  // chi-squared 3.841 (1 degree), 5.991 (2), 7.815 (3), 9.488 (4), 11.070 (5): 5 % each.
  const probability = (degrees: number, distance: number) => {
    // Two groups off by d in opposite directions, the others as expected: the distance is 2 d2 / 1000.
    const off = Math.sqrt(distance * 500)
    const groups = Array.from({ length: degrees + 1 }, (_, nth) => ({
      visitors: 1000 + (nth === 0 ? off : nth === 1 ? -off : 0),
      weight: 1,
    }))
    return checkRatio(groups).probability
  }
  expect([3.841, 5.991, 7.815, 9.488, 11.07].map((x, nth) => probability(nth + 1, x).toFixed(3))).toEqual(
    Array(5).fill('0.050'),
  )
  expect(normalTails(1.959964)).toBeCloseTo(0.05, 5)
})
