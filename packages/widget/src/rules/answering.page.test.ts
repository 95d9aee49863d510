import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { untilAnswered } from './answering.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** How long it takes where each timer fires so many ms late; the last of these goes for all that follow. */
async function takes(...late: number[]): Promise<number> {
  const plain = globalThis.setTimeout
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((act: () => void, ms: number) =>
    plain(() => {
      vi.setSystemTime(Date.now() + ((late.length > 1 ? late.shift() : late[0]) ?? 0))
      act()
    }, ms)) as never)
  const beganMs = Date.now()
  let endedMs = 0
  const waiting = untilAnswered().then(() => {
    endedMs = Date.now()
  })
  await vi.advanceTimersByTimeAsync(20_000)
  await waiting
  return endedMs - beganMs
}

test('[H1] others get a third of a second to answer', async () => {
  expect(await takes(0)).toBe(300)
})

test('[H1] a device that is busy gives them the same time again until it is not', async () => {
  expect(await takes(400, 30)).toBe(700 + 330)
})

test('[H1] it ends all the same, before others would take the turn away', async () => {
  expect(await takes(200)).toBe(2 * 500)
})
