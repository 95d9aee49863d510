import { applyDecision, newConversation } from '../apply.ts'
import type { Conversation, Decision, Refusal, Stored, Write, Written } from '../conversations.ts'
import { fromMessageRow, toMessageRow } from './rows.ts'
import type { MessageRow } from './schema.ts'

export type Decided =
  | Refusal
  | { ok: true; decision: Decision & { ok: true }; conversation: Conversation; messages: Stored[]; rows: MessageRow[] }

/**
 * The key that makes a repeat harmless, as it is stored. The id first: where it begins with the time, as clients make it, keys that are new stand beside each other
 * in the index, and a group of messages writes one page of it and not one for each.
 */
export const keyOf = (sender: string, messageId: string) => `${messageId} ${sender}`

/** PostgreSQL keeps no NUL in a text, and a store must not depend on which database it is. */
export const cannotBeKept = ({ key }: Write): boolean => key?.text.includes('\0') ?? false

/** What a write leads to on what is stored; `found` is undefined where there is no such conversation yet. */
export function decide(write: Write, found: Conversation | undefined): Decided {
  const current = found ?? (write.create && newConversation(write.conversation, write.create))
  if (!current) return { ok: false, code: 'not_found' }
  const decision = write.decide(current)
  if (!decision.ok) return decision
  const { conversation, messages } = applyDecision(current, decision.change, decision.messages)
  const rows = messages.map((stored, index) => {
    const sender = decision.messages?.[index]?.sender
    return toMessageRow(conversation.id, sender ? keyOf(sender, stored.message.messageId) : null, stored)
  })
  return { ok: true, decision, conversation, messages, rows }
}

/** A start may only repeat a start: its conversation is found by the key. A send names its conversation, which must be the same. */
export function repeated(write: Write, row: MessageRow, conversation: Conversation | undefined): Written {
  const same = write.key?.text === row.text && write.key.lane === row.lane
  if (!conversation || !same || !(write.create || write.conversation === row.conversation)) {
    return { ok: false, code: 'id_reused' }
  }
  const messages = [{ lane: row.lane, message: fromMessageRow(row) }]
  return { ok: true, repeated: true, before: conversation.status, conversation, messages }
}

/** A mark of the operators' that has moved may stop anywhere below the head: what is unread must be counted anew. */
export const mustCountUnread = (before: Conversation, after: Conversation): boolean =>
  after.read.operator > before.read.operator
