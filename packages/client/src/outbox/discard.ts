import type { Outbox } from './outbox.ts'

/**
 * The visitor or the operator gives a message up; the next one that waited for it begins the conversation instead. Beside the outbox and not in it: who only writes
 * has nothing to give up, and loads nothing for it.
 */
export async function discard(outbox: Pick<Outbox, Needed>, messageId: string): Promise<void> {
  const entry = outbox.entries().find(known => known.messageId === messageId)
  const [next, ...rest] = outbox.followers(messageId)
  if (entry && next) {
    await outbox.replace({ ...next, target: entry.target })
    for (const other of rest) await outbox.replace({ ...other, target: { kind: 'follow', start: next.messageId } })
  }
  await outbox.remove(messageId)
}

type Needed = 'entries' | 'followers' | 'replace' | 'remove'
