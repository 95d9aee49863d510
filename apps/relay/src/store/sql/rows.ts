import type { Message } from '@beckon/protocol'
import type { Conversation, Stored } from '../conversations.ts'
import type { ConversationRow, DerivedColumns, MessageRow } from './schema.ts'

export function fromConversationRow(row: ConversationRow & DerivedColumns): Conversation {
  return {
    id: row.id,
    site: row.site,
    visitor: {
      id: row.visitor,
      name: row.visitor_name,
      ...(row.verified !== null && { verified: JSON.parse(row.verified) }),
    },
    status: row.status,
    ...(row.operator !== null && { operator: { id: row.operator, name: row.operator_name ?? '' } }),
    heads: { talk: row.head ?? 0, notes: row.notes_head ?? 0 },
    read: { visitor: row.read_visitor, operator: row.read_operator },
    unread: row.unread ?? 0,
    createdAt: row.created_at,
    ...(row.waiting_since !== null && { waitingSince: row.waiting_since }),
    ...(row.page !== null && { page: JSON.parse(row.page) }),
    ...(row.invitation !== null && { invitation: JSON.parse(row.invitation) }),
    ...(row.department !== null && { department: row.department }),
    ...(row.tags !== null && { tags: JSON.parse(row.tags) }),
    ...(row.form !== null && { form: JSON.parse(row.form) }),
    ...lastOf(row),
    answered: JSON.parse(row.answered),
  }
}

export function toConversationRow(conversation: Conversation): ConversationRow {
  const { visitor, operator, read } = conversation
  return {
    id: conversation.id,
    site: conversation.site,
    visitor: visitor.id,
    visitor_name: visitor.name,
    verified: toJson(visitor.verified),
    status: conversation.status,
    operator: operator?.id ?? null,
    operator_name: operator?.name ?? null,
    read_visitor: read.visitor,
    read_operator: read.operator,
    created_at: conversation.createdAt,
    waiting_since: conversation.waitingSince ?? null,
    page: toJson(conversation.page),
    invitation: toJson(conversation.invitation),
    department: conversation.department ?? null,
    tags: toJson(conversation.tags),
    form: toJson(conversation.form),
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

function lastOf({ last_text: text, last_by: by, last_at: at }: DerivedColumns): Pick<Conversation, 'last'> {
  return text === null || by === null || at === null ? {} : { last: { text, by, at } }
}

const toJson = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
