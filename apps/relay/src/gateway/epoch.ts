import { type Clock, every } from '../clock/clock.ts'
import type { Store } from '../store/store.ts'

/** A store that was restored, or whose epoch another relay has drawn anew, is noticed within this time, and told to clients by the pulses after it. */
const lookEveryMs = 2000

/** Lets the store look after itself, and calls `changed` when it has another epoch than before. The answer ends it. */
export function watchEpoch(clock: Clock, store: Store, changed: () => void): () => void {
  const { conversations } = store
  let { epoch } = conversations
  return every(clock, lookEveryMs, async () => {
    await store.lookAgain()
    if (conversations.epoch === epoch) return
    epoch = conversations.epoch
    changed()
  })
}
