import type { Clock } from '../clock/clock.ts'
import type { Conversation } from '../store/conversations.ts'

/** Nobody reads a list that changes faster; a busy conversation would cost its operators two frames a message. */
const everyMs = 200

/** Tells of each conversation's summary at once, and then of the newest at most once in a while. */
export function createSummaries(clock: Clock, tell: (conversation: Conversation) => void) {
  /** Told of lately, with what has changed since. */
  const resting = new Map<string, Conversation | undefined>()

  function look() {
    for (const [id, changed] of resting) {
      resting.delete(id)
      if (changed) tellNow(changed)
    }
  }

  function tellNow(conversation: Conversation) {
    if (resting.size === 0) clock.after(everyMs, look)
    resting.set(conversation.id, undefined)
    tell(conversation)
  }

  return {
    now: tellNow,
    changed(conversation: Conversation): void {
      if (resting.has(conversation.id)) resting.set(conversation.id, conversation)
      else tellNow(conversation)
    },
  }
}
