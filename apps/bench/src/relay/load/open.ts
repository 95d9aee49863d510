import type { Pair } from '../pair.ts'

/** So often it is looked what is due: a timer cannot fire for each message. */
const lookEveryMs = 1

/** Sends at a steady rate from now on. What is late is sent at once and its time counts from when it was due, so a relay that stalls is not spared. */
export function createOpenLoad(pairs: readonly Pair[], perSecond: number, sent: (id: number, dueMs: number) => void) {
  let next = 0
  let timer: NodeJS.Timeout | undefined
  return {
    start() {
      const beginMs = performance.now()
      timer = setInterval(() => {
        for (;;) {
          const dueMs = beginMs + (next / perSecond) * 1000
          if (dueMs > performance.now()) return
          const id = next++
          sent(id, dueMs)
          pairs[id % pairs.length]?.send(id)
        }
      }, lookEveryMs)
    },
    done() {},
    stop: () => clearInterval(timer),
  }
}
