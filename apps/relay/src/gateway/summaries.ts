import type { Clock } from '../clock/clock.ts'
import { eachAfter } from '../clock/each-after.ts'
import type { Conversation } from '../store/conversations.ts'

/** Nobody reads a list that changes faster; a busy conversation would cost its operators two frames a message. */
const everyMs = 500

/** Tells of each conversation's summary at once, and then of the newest at most once in a while: each in its own time, so that not all are due together. */
export function createSummaries(clock: Clock, tell: (conversation: Conversation) => void) {
  /** Told of lately, with what has changed since. */
  const resting = new Map<string, { changed?: Conversation }>()

  const rested = eachAfter<string>(clock, everyMs, id => {
    const changed = resting.get(id)?.changed
    resting.delete(id)
    if (changed) tellNow(changed)
  })

  function tellNow(conversation: Conversation) {
    const one = resting.get(conversation.id)
    if (one) delete one.changed
    else {
      resting.set(conversation.id, {})
      rested.add(conversation.id)
    }
    tell(conversation)
  }

  return {
    now: tellNow,
    changed(conversation: Conversation): void {
      const one = resting.get(conversation.id)
      if (one) one.changed = conversation
      else tellNow(conversation)
    },
  }
}
