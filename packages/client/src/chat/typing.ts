import { type Person, type RelayFrameOf, typingEndsMs, typingEveryMs } from '@beckon/protocol'
import type { Notice } from '../connection/connection.ts'
import type { Clock } from '../environment/environment.ts'

export type Typing = {
  heard(frame: RelayFrameOf<'typing'>): void
  ended(conversation: string): void
  in(conversation: string): Person | undefined
  /** Tells the others, at most every `typingEveryMs`. */
  say(conversation: string, on: boolean, notify: (notice: Notice) => void): void
  /** A sent message ends the sender's own typing without a frame. */
  sent(conversation: string | undefined): void
}

/** Who is typing where. Ends by itself after `typingEndsMs`, since the one who types may die in the middle of a word. */
export function createTyping(clock: Clock, onChange: () => void): Typing {
  const others = new Map<string, { by: Person; cancel: () => void }>()
  const saidAtMs = new Map<string, number>()

  function end(conversation: string) {
    const known = others.get(conversation)
    if (!known) return
    known.cancel()
    others.delete(conversation)
    onChange()
  }

  return {
    heard({ conversation, by, on }) {
      end(conversation)
      if (!on) return
      others.set(conversation, { by, cancel: clock.after(typingEndsMs, () => end(conversation)) })
      onChange()
    },
    ended: end,
    in: conversation => others.get(conversation)?.by,
    say(conversation, on, notify) {
      const saidMs = saidAtMs.get(conversation)
      if (saidMs === undefined ? !on : on && Math.abs(clock.now() - saidMs) < typingEveryMs) return
      if (on) saidAtMs.set(conversation, clock.now())
      else saidAtMs.delete(conversation)
      notify({ type: 'typing', conversation, on })
    },
    sent: conversation => void (conversation && saidAtMs.delete(conversation)),
  }
}
