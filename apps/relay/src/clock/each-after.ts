import type { Clock } from './clock.ts'

/**
 * Calls `due` with each that is added, `ms` after that, unless it is deleted before. One timer serves all, since they are due in the order in which they came; a timer for
 * each of thousands would weigh more than what is waited for.
 */
export function eachAfter<T>(clock: Clock, ms: number, due: (one: T) => void) {
  const addedAtMs = new Map<T, number>()
  let isWaiting = false

  function look() {
    const now = clock.now()
    for (const [one, sinceMs] of addedAtMs) {
      const leftMs = sinceMs + ms - now
      // By a clock that was set back something would have been added in time to come: nobody knows when, so it is due.
      if (leftMs > 0 && leftMs <= ms) {
        clock.after(leftMs, look)
        return
      }
      addedAtMs.delete(one)
      due(one)
    }
    isWaiting = false
  }

  return {
    /** What is added again waits anew. */
    add(one: T): void {
      addedAtMs.delete(one)
      addedAtMs.set(one, clock.now())
      if (isWaiting) return
      isWaiting = true
      clock.after(ms, look)
    },
    delete: (one: T): void => void addedAtMs.delete(one),
  }
}
