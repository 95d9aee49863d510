import type { Limits } from '@beckon/protocol'

export type RateLimits = Pick<Limits, 'sendsPer10s' | 'sendsPerMinute' | 'framesPer10s'>

/** So many refusals within ten seconds are forgiven: an outbox that resends meets a limit too, and waits when it is told. */
const refusalsForgiven = 10
const tenSecondsMs = 10_000
const minuteMs = 60_000

export type Rates = ReturnType<typeof createRates>

/** Counts what one sender sends, over all connections. Each answer is 0, or how many milliseconds to wait. Refused ones do not count. */
export function createRates({ sendsPer10s, sendsPerMinute, framesPer10s }: RateLimits) {
  const frames = createWindow(framesPer10s, tenSecondsMs)
  const sends = createWindow(sendsPer10s, tenSecondsMs)
  const minute = createWindow(sendsPerMinute, minuteMs)
  const refusals = createWindow(refusalsForgiven, tenSecondsMs)
  return {
    frame: (now: number) => frames.take(now),
    send(now: number): number {
      const waitMs = Math.max(sends.waitMs(now), minute.waitMs(now))
      if (waitMs > 0) return waitMs
      sends.take(now)
      minute.take(now)
      return 0
    },
    /** Counts a refusal; true when they were ignored too often. */
    isIgnored: (now: number) => refusals.take(now) > 0,
  }
}

export type Window = ReturnType<typeof createWindow>

/** At most `most` within any `spanMs`, exactly: the times are kept, oldest first, from `first` on. */
export function createWindow(most: number, spanMs: number) {
  let times: number[] = []
  let first = 0
  function waitMs(now: number): number {
    const latest = times.at(-1)
    // A clock that stepped back must not lock anybody out.
    if (latest !== undefined && latest > now) times = []
    while (first < times.length && (times[first] ?? 0) <= now - spanMs) first++
    if (first * 2 >= times.length) {
      times = times.slice(first)
      first = 0
    }
    return times.length - first < most ? 0 : (times[first] ?? now) + spanMs - now
  }
  return {
    waitMs,
    /** 0 when there was room, which is now taken; else how many milliseconds until there is. */
    take(now: number): number {
      const wait = waitMs(now)
      if (wait === 0) times.push(now)
      return wait
    },
    /** The one taken last did not count after all. */
    giveBack: () => times.pop(),
    isEmpty: (now: number) => {
      waitMs(now)
      return times.length === 0
    },
  }
}

/** So many keys are looked through for empty windows when a new one is added; more would make one request pay for all. */
const maxKeys = 50_000

/** A window for each key, as an address or a name. Keys without recent events are forgotten. */
export function createWindows(most: number, spanMs: number) {
  const windows = new Map<string, Window>()
  return (key: string, now: number): Window => {
    const known = windows.get(key)
    if (known) return known
    if (windows.size >= maxKeys) for (const [other, window] of windows) if (window.isEmpty(now)) windows.delete(other)
    const window = createWindow(most, spanMs)
    windows.set(key, window)
    return window
  }
}
