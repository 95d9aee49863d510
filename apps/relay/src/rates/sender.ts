import type { Limits } from '@beckon/protocol'
import { createWindow } from './windows.ts'

export type RateLimits = Pick<Limits, 'sendsPer10s' | 'sendsPerMinute' | 'framesPer10s'>

/** So many refusals within ten seconds are forgiven: an outbox that resends meets a limit too, and waits when it is told. */
const refusalsForgiven = 10
const tenSecondsMs = 10_000
const minuteMs = 60_000

/** What a sender did here since the other relays were told. */
export type Untold = { frames: number; sends: number }

export type SenderRates = ReturnType<typeof createSenderRates>

/** Counts what one sender sends. Each answer is 0, or how many milliseconds to wait. Refused ones do not count. */
export function createSenderRates({ sendsPer10s, sendsPerMinute, framesPer10s }: RateLimits) {
  const frames = createWindow(framesPer10s, tenSecondsMs)
  const sends = createWindow(sendsPer10s, tenSecondsMs)
  const minute = createWindow(sendsPerMinute, minuteMs)
  const refusals = createWindow(refusalsForgiven, tenSecondsMs)
  const untold: Untold = { frames: 0, sends: 0 }
  return {
    untold,
    frame(now: number): number {
      const waitMs = frames.take(now)
      if (waitMs === 0) untold.frames++
      return waitMs
    },
    send(now: number): number {
      const waitMs = Math.max(sends.waitMs(now), minute.waitMs(now))
      if (waitMs > 0) return waitMs
      sends.take(now)
      minute.take(now)
      untold.sends++
      return 0
    },
    /** Counts a refusal; true when they were ignored too often. */
    isIgnored: (now: number) => refusals.take(now) > 0,
    /** Counts what was sent to other relays. */
    elsewhere(more: Untold, at: number): void {
      frames.add(more.frames, at)
      sends.add(more.sends, at)
      minute.add(more.sends, at)
    },
  }
}
