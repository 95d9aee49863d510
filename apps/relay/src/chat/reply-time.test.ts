import { expect, test } from 'vitest'
import type { Wait } from '../store/waits.ts'
import { usualReplyMs } from './reply-time.ts'

const minuteMs = 60_000
const now = 1_000 * minuteMs
const replied = (minutes: number): Wait => ({ at: 0, away: false, repliedAt: minutes * minuteMs })
const left = (minutes: number): Wait => ({ at: 0, away: false, endedAt: minutes * minuteMs })
const waitingFor = (minutes: number): Wait => ({ at: now - minutes * minuteMs, away: false })
const minutes = (waits: Wait[]) => {
  const ms = usualReplyMs(waits, now)
  return ms === undefined ? 'unknown' : ms / minuteMs
}

test('the median, rounded up to a time that people say', () => {
  expect(minutes([1, 2, 2.5, 30, 600].map(replied))).toBe(3)
  expect(minutes([0.1, 0.1, 0.1, 0.1, 0.1].map(replied))).toBe(1)
  expect(minutes([100, 100, 100, 100, 100].map(replied))).toBe(120)
})

test('too few say nothing, and nobody promises more than two days', () => {
  expect(minutes([1, 1, 1, 1].map(replied))).toBe('unknown')
  expect(minutes([4000, 4000, 4000, 4000, 4000].map(replied))).toBe('unknown')
})

test('those who were never answered make it longer, and half of them make it unknown', () => {
  const five = [1, 2, 4, 9, 12].map(replied)
  expect(minutes(five)).toBe(5)
  expect(minutes([...five, left(60), left(60)])).toBe(10)
  expect(minutes([...five, ...Array(6).fill(left(60))])).toBe('unknown')
})

test('who has only begun to wait, or left at once, says nothing yet', () => {
  const five = [2, 2, 2, 2, 2].map(replied)
  expect(minutes([...five, ...Array(20).fill(waitingFor(1))])).toBe(2)
  expect(minutes([...five, ...Array(20).fill(left(0.1))])).toBe(2)
  expect(minutes([...five, ...Array(20).fill(waitingFor(500))])).toBe('unknown')
})
