import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test('the ceiling doubles from half a second and stops at thirty', () => {
  const almostOne = () => 1 - Number.EPSILON
  const ceilings = [0, 1, 2, 3, 4, 5, 6, 7, 50, 5000].map(failures => backoffMs(failures, almostOne))
  expect(ceilings).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000])
})

test('the whole range below the ceiling is used, so that a thousand clients do not come back at once', () => {
  expect([0, 0.25, 0.5].map(random => backoffMs(3, () => random))).toEqual([0, 1000, 2000])
})
