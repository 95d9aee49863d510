import type { Write, Written } from '../store/conversations.ts'
import { counts, observers } from './counts.ts'

type Commit = (writes: Write[]) => Promise<Written[]>

/** Counts what a commit has stored, once for the whole group. */
export function counted(commit: Commit): Commit {
  return async writes => {
    const startedAtMs = performance.now()
    const written = await commit(writes)
    for (const [index, one] of written.entries()) {
      if (!one.ok) continue
      if (!one.repeated) counts.messagesStored += one.messages.length
      if (writes[index]?.key) counts.acks++
    }
    observers.commit?.({ writes: writes.length, seconds: (performance.now() - startedAtMs) / 1000 })
    return written
  }
}
