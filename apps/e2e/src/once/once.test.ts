import { expect, test } from 'vitest'
import { isSound, runOnce } from './once.ts'

test('[H1] two tabs, five reloads, a return from the back/forward cache and a crash at random: shown exactly once', async () => {
  const once = await runOnce(6, 20_261_122)
  console.log(JSON.stringify(once))
  expect([once.broken, once.lost, isSound(once)]).toEqual([[], [], true])
  expect(once.returned).toBeGreaterThan(0)
}, 400_000)

test('a showing that nobody knows of, one too many, and one that was seen and not counted are told', () => {
  const once = {
    runs: 4,
    returned: 4,
    voided: 0,
    unseen: 1,
    lost: [],
    broken: [],
    latestMs: 0,
    seen: 3,
    counted: 4,
    uncounted: 0,
    tookMs: 0,
  }
  expect(isSound(once)).toBe(true)
  expect(isSound({ ...once, counted: 3 })).toBe(true)
  expect(isSound({ ...once, counted: 2 })).toBe(false)
  expect(isSound({ ...once, counted: 5 })).toBe(false)
  expect(isSound({ ...once, lost: ['run 1'] })).toBe(false)
  expect(isSound({ ...once, broken: ['run 1'] })).toBe(false)
  expect(isSound({ ...once, uncounted: 1 })).toBe(false)
})
