import type { ClientKind } from '@beckon/protocol'
import type { Conversation, Decision } from '../store/conversations.ts'

/** A read mark moves forward only, and never past the head. */
export function decideRead({ read, heads }: Conversation, by: ClientKind, seq: number): Decision {
  const mark = Math.min(seq, heads.talk)
  return mark > read[by] ? { ok: true, change: { read: { ...read, [by]: mark } } } : { ok: true }
}
