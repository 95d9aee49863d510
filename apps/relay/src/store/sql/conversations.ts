import type { Lane } from '@beckon/protocol'
import type { Kysely } from 'kysely'
import { counted } from '../../metrics/commits.ts'
import type { Conversations, Write, Written } from '../conversations.ts'
import { createGroup } from '../group.ts'
import { fromConversationRow, fromMessageRow } from './rows.ts'
import type { Tables } from './schema.ts'

/** Conversations and messages in any database Kysely speaks to. */
export function createConversations(
  db: Kysely<Tables>,
  identity: { readonly epoch: string },
  commit: (writes: Write[]) => Promise<Written[]>,
  failed: (error: unknown) => void,
): Conversations {
  const group = createGroup(counted(commit), failed)
  const messagesOf = (id: string, lane: Lane) =>
    db.selectFrom('messages').selectAll().where('conversation', '=', id).where('lane', '=', lane)

  return {
    get epoch() {
      return identity.epoch
    },
    ...group,

    async find(id) {
      const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromConversationRow(row)
    },
    async ofVisitor(visitor, most) {
      const rows = await db
        .selectFrom('conversations')
        .selectAll()
        .where('visitor', '=', visitor)
        .orderBy('created_at', 'desc')
        .limit(most)
        .execute()
      return rows.map(fromConversationRow)
    },
    async ofVisitors(visitors) {
      if (visitors.length === 0) return []
      const rows = await db
        .selectFrom('conversations')
        .selectAll()
        .where('visitor', 'in', visitors)
        .orderBy('created_at', 'desc')
        .execute()
      return rows.map(fromConversationRow)
    },
    async atWork(sites) {
      if (sites.length === 0) return []
      const rows = await db
        .selectFrom('conversations')
        .selectAll()
        .where('site', 'in', sites)
        .where('status', 'in', ['open', 'waiting', 'served'])
        .orderBy('created_at')
        .execute()
      return rows.map(fromConversationRow)
    },
    async closed(sites, before, most) {
      if (sites.length === 0) return []
      const rows = await db
        .selectFrom('conversations')
        .selectAll()
        .where('site', 'in', sites)
        .where('status', '=', 'closed')
        .where('created_at', '<', before)
        .orderBy('created_at', 'desc')
        .limit(most)
        .execute()
      return rows.map(fromConversationRow)
    },
    async waiting(site) {
      const { count } = await db
        .selectFrom('conversations')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('site', '=', site)
        .where('status', '=', 'waiting')
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async heads(ids) {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('conversations')
        .select(['id', 'head', 'notes_head'])
        .where('id', 'in', ids)
        .execute()
      return new Map(rows.map(row => [row.id, { talk: row.head, notes: row.notes_head }]))
    },

    async after(id, lane, seq, most) {
      const rows = await messagesOf(id, lane).where('seq', '>', seq).orderBy('seq').limit(most).execute()
      return rows.map(fromMessageRow)
    },
    async before(id, lane, seq, most) {
      const rows = await messagesOf(id, lane).where('seq', '<', seq).orderBy('seq', 'desc').limit(most).execute()
      return rows.map(fromMessageRow).reverse()
    },
    async message(id, messageId) {
      const row = await db
        .selectFrom('messages')
        .selectAll()
        .where('conversation', '=', id)
        .where('message_id', '=', messageId)
        .executeTakeFirst()
      return row && { lane: row.lane, message: fromMessageRow(row) }
    },
    async *all(site) {
      const ids = await db
        .selectFrom('conversations')
        .select('id')
        .where('site', '=', site)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      for (const { id } of ids) {
        const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) continue
        const messages = await db
          .selectFrom('messages')
          .selectAll()
          .where('conversation', '=', id)
          .orderBy('lane', 'desc')
          .orderBy('seq')
          .execute()
        yield {
          conversation: fromConversationRow(row),
          messages: messages.map(message => ({ lane: message.lane, message: fromMessageRow(message) })),
        }
      }
    },
  }
}
