import { expect, test } from 'vitest'
import { share } from './hash.ts'

const seeds = 100_000

/** Pearson's correlation of what two draws make of the same visitors. */
function correlation(one: string, other: string): number {
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0]
  for (let seed = 0; seed < seeds; seed++) {
    const a = share(one, `${1_700_000_000_000 + seed}`)
    const b = share(other, `${1_700_000_000_000 + seed}`)
    sumA += a
    sumB += b
    sumAA += a * a
    sumBB += b * b
    sumAB += a * b
  }
  const covariance = sumAB / seeds - (sumA / seeds) * (sumB / seeds)
  return covariance / Math.sqrt((sumAA / seeds - (sumA / seeds) ** 2) * (sumBB / seeds - (sumB / seeds) ** 2))
}

test.each([
  ['greeting:variant', 'checkout:variant'],
  ['rule-1:hold-out', 'rule-2:hold-out'],
  ['rule-1:hold-out', 'rule-1:variant'],
  ['a:variant', 'b:variant'],
])('[R38] 100,000 seeds that follow one another show no correlation between %s and %s', (one, other) => {
  // Four standard errors of no correlation at all.
  expect(Math.abs(correlation(one, other))).toBeLessThan(4 / Math.sqrt(seeds))
})

test('[R38] each share of the visitors is as large as the next', () => {
  const tenths = Array<number>(10).fill(0)
  for (let seed = 0; seed < seeds; seed++) {
    const tenth = Math.floor(share('greeting:hold-out', `${seed}`) * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - seeds / 10)).toBeLessThan(4 * Math.sqrt(seeds * 0.1 * 0.9))
})
