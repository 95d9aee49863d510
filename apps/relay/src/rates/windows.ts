import type { Limit } from './rates.ts'

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
    /** Counts what was taken elsewhere, whether there was room or not. */
    add(count: number, at: number) {
      if (count === 0) return
      const added = Array.from({ length: Math.min(count, most) }, () => at)
      times = [...times.slice(first), ...added].sort((a, b) => a - b)
      first = 0
    },
    isEmpty: (now: number) => {
      waitMs(now)
      return times.length === 0
    },
  }
}

/** So many keys are kept at most: whoever makes more of them only makes the oldest be forgotten. */
const maxKeys = 50_000

/** A window for each key. Keys without recent events are forgotten. */
export function createWindows() {
  const windows = new Map<string, Window>()
  return ({ key, most, spanMs }: Limit, now: number): Window => {
    const known = windows.get(key)
    if (known) return known
    if (windows.size >= maxKeys) makeRoom(windows, now)
    const window = createWindow(most, spanMs)
    windows.set(key, window)
    return window
  }
}

/** A tenth at a time, so that not every new key looks through all. */
function makeRoom(windows: Map<string, Window>, now: number) {
  for (const [key, window] of windows) if (window.isEmpty(now)) windows.delete(key)
  for (const key of windows.keys()) {
    if (windows.size < maxKeys * 0.9) break
    windows.delete(key)
  }
}
