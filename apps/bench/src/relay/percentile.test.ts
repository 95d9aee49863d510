import { expect, test } from 'vitest'
import { percentile } from './percentile.ts'

test.each([
  [[], 0.5, 0],
  [[7], 0.99, 7],
  [[1, 2, 3, 4], 0.5, 2],
  [[1, 2, 3, 4], 0.99, 4],
])('of %j the share %d lies at %d', (sorted, share, value) => {
  expect(percentile(sorted, share)).toBe(value)
})
