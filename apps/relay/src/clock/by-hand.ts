import type { Clock } from './clock.ts'

export type ClockByHand = Clock & {
  advance(ms: number): void
  /** Sets the time of day, forward or back. What waits goes on as if nothing had happened. */
  set(toMs: number): void
}

/** A clock for tests: it stands still until `advance` is called, then runs what is due, in order. */
export function createClockByHand(startMs = 1_700_000_000_000): ClockByHand {
  let nowMs = startMs
  let waiting: { dueMs: number; fn: () => void }[] = []
  const next = (untilMs: number) =>
    waiting.filter(({ dueMs }) => dueMs <= untilMs).toSorted((a, b) => a.dueMs - b.dueMs)[0]
  return {
    now: () => nowMs,
    after(ms, fn) {
      const entry = { dueMs: nowMs + ms, fn }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter(other => other !== entry)
      }
    },
    set(toMs) {
      for (const entry of waiting) entry.dueMs += toMs - nowMs
      nowMs = toMs
    },
    advance(ms) {
      const untilMs = nowMs + ms
      for (let entry = next(untilMs); entry; entry = next(untilMs)) {
        const due = entry
        waiting = waiting.filter(other => other !== due)
        nowMs = due.dueMs
        due.fn()
      }
      nowMs = untilMs
    },
  }
}
