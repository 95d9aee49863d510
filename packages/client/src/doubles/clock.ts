import type { Clock } from '../environment/environment.ts'

export type TestClock = Clock & {
  /** Moves time on and runs what falls due, in the order of its moments. */
  advance(byMs: number): void
  /** Sets the time of day, forward or back. Timers go on as if nothing had happened. */
  set(nowMs: number): void
  /** How many timers wait. */
  waiting(): number
}

/** A clock that stands still until it is moved by hand. */
export function createTestClock(startMs = 1_700_000_000_000): TestClock {
  let nowMs = startMs
  let timers: { atMs: number; run: () => void }[] = []

  return {
    now: () => nowMs,
    after(delayMs, run) {
      const timer = { atMs: nowMs + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
    advance(byMs) {
      const untilMs = nowMs + byMs
      for (;;) {
        const due = timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
        if (!due) break
        timers = timers.filter(timer => timer !== due)
        nowMs = Math.max(nowMs, due.atMs)
        due.run()
      }
      nowMs = untilMs
    },
    set(toMs) {
      for (const timer of timers) timer.atMs += toMs - nowMs
      nowMs = toMs
    },
    waiting: () => timers.length,
  }
}
