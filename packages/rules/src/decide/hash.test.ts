import { expect, test } from 'vitest'
import { share } from './hash.ts'

const seeds = 100_000

/** How far the tenths that two draws put the same visitors into are from independent: chi-squared of a table of 10 by 10. */
function dependence(one: string, other: string): number {
  const table = Array<number>(100).fill(0)
  for (let seed = 0; seed < seeds; seed++) {
    const [a, b] = [one, other].map(draw => Math.floor(share(draw, `${1_700_000_000_000 + seed}`) * 10))
    const cell = (a ?? 0) * 10 + (b ?? 0)
    table[cell] = (table[cell] ?? 0) + 1
  }
  return table.reduce((sum, count) => sum + (count - seeds / 100) ** 2 / (seeds / 100), 0)
}

test.each([
  ['greeting:variant', 'checkout:variant'],
  ['rule-1:hold-out', 'rule-2:hold-out'],
  ['rule-1:hold-out', 'rule-1:variant'],
  ['a:variant', 'b:variant'],
])('[R38] 100,000 seeds that follow one another show no correlation between %s and %s', (one, other) => {
  // 99 degrees of freedom: more comes once in 10,000. Hashed once, these have 259 to 396; the value before the seed, up to 6816.
  expect(dependence(one, other)).toBeLessThan(157)
})

test('[R38] each share of the visitors is as large as the next', () => {
  const tenths = Array<number>(10).fill(0)
  for (let seed = 0; seed < seeds; seed++) {
    const tenth = Math.floor(share('greeting:hold-out', `${seed}`) * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - seeds / 10)).toBeLessThan(4 * Math.sqrt(seeds * 0.1 * 0.9))
})
