/** Time as the relay sees it; everything that waits or stamps takes one, so that tests need no waiting. */
export type Clock = {
  /** Milliseconds since 1970. MAY step back: nothing may be ordered by it. */
  now(): number
  /** Calls `fn` once after `ms`; the answer cancels it. MUST NOT keep the process alive. */
  after(ms: number, fn: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, fn) {
    const timer = setTimeout(fn, ms).unref()
    return () => clearTimeout(timer)
  },
}

/** Calls `fn` every `ms` until the answer is called. */
export function every(clock: Clock, ms: number, fn: () => void): () => void {
  let cancel = clock.after(ms, tick)
  function tick() {
    cancel = clock.after(ms, tick)
    fn()
  }
  return () => cancel()
}
