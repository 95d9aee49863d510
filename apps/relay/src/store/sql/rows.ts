import type { Message } from '@beckon/protocol'
import type { Conversation, Stored } from '../conversations.ts'
import type { ConversationRow, MessageRow } from './schema.ts'

export function fromConversationRow(row: ConversationRow): Conversation {
  return {
    id: row.id,
    site: row.site,
    visitor: { id: row.visitor, name: row.visitor_name },
    status: row.status,
    ...(row.operator !== null && { operator: { id: row.operator, name: row.operator_name ?? '' } }),
    heads: { talk: row.head, notes: row.notes_head },
    read: { visitor: row.read_visitor, operator: row.read_operator },
    unread: row.unread,
    createdAt: row.created_at,
    ...(row.waiting_since !== null && { waitingSince: row.waiting_since }),
    ...(row.page !== null && { page: JSON.parse(row.page) }),
    ...(row.invitation !== null && { invitation: JSON.parse(row.invitation) }),
    ...(row.last !== null && { last: JSON.parse(row.last) }),
    answered: JSON.parse(row.answered),
  }
}

export function toConversationRow(conversation: Conversation): ConversationRow {
  const { visitor, operator, heads, read } = conversation
  return {
    id: conversation.id,
    site: conversation.site,
    visitor: visitor.id,
    visitor_name: visitor.name,
    status: conversation.status,
    operator: operator?.id ?? null,
    operator_name: operator?.name ?? null,
    head: heads.talk,
    notes_head: heads.notes,
    read_visitor: read.visitor,
    read_operator: read.operator,
    unread: conversation.unread,
    created_at: conversation.createdAt,
    waiting_since: conversation.waitingSince ?? null,
    page: toJson(conversation.page),
    invitation: toJson(conversation.invitation),
    last: toJson(conversation.last),
    answered: JSON.stringify(conversation.answered),
  }
}

export function fromMessageRow(row: MessageRow): Message {
  return {
    messageId: row.message_id,
    seq: row.seq,
    at: row.at,
    author: {
      kind: row.author_kind,
      ...(row.author_id !== null && { id: row.author_id }),
      ...(row.author_name !== null && { name: row.author_name }),
    },
    text: row.text,
    ...(row.more !== null && JSON.parse(row.more)),
  }
}

/** `once` is the key that makes a repeat harmless, null where none can come. */
export function toMessageRow(conversation: string, once: string | null, { lane, message }: Stored): MessageRow {
  const { messageId, seq, at, author, text, ...more } = message
  return {
    conversation,
    lane,
    seq,
    message_id: messageId,
    once,
    at,
    author_kind: author.kind,
    author_id: author.id ?? null,
    author_name: author.name ?? null,
    text,
    more: Object.keys(more).length > 0 ? JSON.stringify(more) : null,
  }
}

const toJson = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
