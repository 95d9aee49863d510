import type { Pair } from '../pair.ts'

/** Keeps so many messages under way: each one that is done makes the next pair in the round send. */
export function createClosedLoad(pairs: readonly Pair[], inFlight: number, sent: (id: number) => void) {
  let next = 0
  const send = () => {
    const id = next++
    sent(id)
    pairs[id % pairs.length]?.send(id)
  }
  return {
    start() {
      for (let index = 0; index < inFlight; index++) send()
    },
    done: send,
    stop() {},
  }
}
