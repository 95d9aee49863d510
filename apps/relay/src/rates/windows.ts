import type { Limit } from './rates.ts'

/** At most `most` within any `spanMs`, exactly: the times are kept, oldest first. A class, because every connection has several of them. */
export class Window {
  readonly #most: number
  readonly #spanMs: number
  #times: number[] | undefined
  /** Before this place the times are no longer within the span. */
  #first = 0

  constructor(most: number, spanMs: number) {
    this.#most = most
    this.#spanMs = spanMs
  }

  waitMs(now: number): number {
    const times = this.#times
    const latest = times?.at(-1)
    if (!times || latest === undefined) return this.#most > 0 ? 0 : this.#spanMs
    // A clock that stepped back must not lock anybody out.
    if (latest > now) {
      this.#times = undefined
      this.#first = 0
      return 0
    }
    while (this.#first < times.length && (times[this.#first] ?? 0) <= now - this.#spanMs) this.#first++
    const oldest = times[this.#first]
    const waitMs = oldest === undefined || times.length - this.#first < this.#most ? 0 : oldest + this.#spanMs - now
    if (this.#first * 2 >= times.length) {
      this.#times = oldest === undefined ? undefined : times.slice(this.#first)
      this.#first = 0
    }
    return waitMs
  }

  /** 0 when there was room, which is now taken; else how many milliseconds until there is. */
  take(now: number): number {
    const wait = this.waitMs(now)
    if (wait > 0) return wait
    if (this.#times) this.#times.push(now)
    else this.#times = [now]
    return 0
  }

  /** The one taken last did not count after all. */
  giveBack(): void {
    this.#times?.pop()
  }

  /** Counts what was taken elsewhere, whether there was room or not. */
  add(count: number, at: number): void {
    if (count === 0) return
    const added = Array.from({ length: Math.min(count, this.#most) }, () => at)
    this.#times = [...(this.#times ?? []).slice(this.#first), ...added].sort((a, b) => a - b)
    this.#first = 0
  }

  isEmpty(now: number): boolean {
    this.waitMs(now)
    return !this.#times?.length
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
    const window = new Window(most, spanMs)
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
