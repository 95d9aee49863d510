import type { Clock } from '../clock/clock.ts'
import type { Conversation } from '../store/conversations.ts'

/** Nobody reads a list that changes faster; a busy conversation would cost its operators two frames a message. */
const everyMs = 500

/** Tells of each conversation's summary at once, and then of the newest at most once in a while: each in its own time, so that not all are due together. */
export function createSummaries(clock: Clock, tell: (conversation: Conversation) => void) {
  /** Told of lately, with what has changed since. */
  const resting = new Map<string, { changed?: Conversation }>()

  function rest(id: string) {
    const one: { changed?: Conversation } = {}
    resting.set(id, one)
    clock.after(everyMs, () => {
      resting.delete(id)
      if (one.changed) tellNow(one.changed)
    })
  }

  function tellNow(conversation: Conversation) {
    const one = resting.get(conversation.id)
    if (one) delete one.changed
    else rest(conversation.id)
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
