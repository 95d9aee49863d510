import { expect, test } from 'vitest'
import { peek } from './peeking.ts'

test('looked at 100 times, the interval seldom declares what is not there; a z-test often does', () => {
  const { sequence, coverage, zAtAnyLook, chanceToWin, zAtTheLast } = peek(200, 0.05, 0.05)
  expect(sequence).toBeLessThanOrEqual(0.05)
  expect(coverage).toBeGreaterThanOrEqual(0.95)
  expect(zAtTheLast).toBeLessThan(0.1)
  expect(zAtAnyLook).toBeGreaterThan(0.25)
  expect(chanceToWin).toBeGreaterThan(zAtAnyLook)
})

test('a lift that is there is found in most, and lies inside', () => {
  const { sequence, coverage } = peek(100, 0.06, 0.05)
  expect(sequence).toBeGreaterThan(0.4)
  expect(coverage).toBeGreaterThanOrEqual(0.95)
})
