import type { Person } from '@beckon/protocol'
import type { Clock } from '../clock/clock.ts'

export type Typist = Person & { kind: 'visitor' | 'operator' }

/** Who is typing where: told at most every `typingEveryMs`, and ended by itself when the typist goes silent. */
export function createTyping(
  clock: Clock,
  { typingEndsMs, typingEveryMs }: { typingEndsMs: number; typingEveryMs: number },
  tell: (typing: { conversation: string; by: Typist; on: boolean }) => void,
) {
  const active = new Map<string, { toldAtMs: number; cancelEnd: () => void }>()

  function stop(conversation: string, by: Typist) {
    const key = keyOf(conversation, by)
    const entry = active.get(key)
    if (!entry) return
    entry.cancelEnd()
    active.delete(key)
    tell({ conversation, by, on: false })
  }

  return {
    set(conversation: string, by: Typist, on: boolean) {
      if (!on) return stop(conversation, by)
      const key = keyOf(conversation, by)
      const before = active.get(key)
      before?.cancelEnd()
      const now = clock.now()
      const isDue = !before || Math.abs(now - before.toldAtMs) >= typingEveryMs
      const cancelEnd = clock.after(typingEndsMs, () => stop(conversation, by))
      active.set(key, { toldAtMs: isDue ? now : before.toldAtMs, cancelEnd })
      if (isDue) tell({ conversation, by, on: true })
    },
  }
}

const keyOf = (conversation: string, by: Typist) => `${conversation} ${by.kind} ${by.id}`
