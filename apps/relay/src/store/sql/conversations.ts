import type { ConversationStatus, Lane } from '@beckon/protocol'
import type { Kysely } from 'kysely'
import { counted } from '../../metrics/commits.ts'
import type { Conversations, Write, Written } from '../conversations.ts'
import { createGroup } from '../group.ts'
import { together } from '../together.ts'
import { selectConversations, selectHeads } from './derived.ts'
import { fromConversationRow, fromMessageRow } from './rows.ts'
import type { Tables } from './schema.ts'

type Options = {
  /** Reading waits for what it gives, since nobody may see what could still be lost. */
  settled?: () => Promise<void> | undefined
  heard?: Conversations['heard']
}

/** Conversations and messages in any database Kysely speaks to. */
export function createConversations(
  db: Kysely<Tables>,
  identity: { readonly epoch: string },
  commit: (writes: Write[]) => Promise<Written[]>,
  failed: (error: unknown) => void,
  { settled = () => undefined, heard = () => {} }: Options = {},
): Conversations {
  const group = createGroup(counted(commit), failed)
  async function read<T>(query: { execute(): Promise<T[]> }): Promise<T[]> {
    const rows = await query.execute()
    await settled()
    return rows
  }
  const messagesOf = (id: string, lane: Lane) =>
    db.selectFrom('messages').selectAll().where('conversation', '=', id).where('lane', '=', lane)

  const find = together(async ids => {
    const rows = await read(selectConversations(db).where('id', 'in', ids))
    return new Map(rows.map(row => [row.id, fromConversationRow(row)]))
  })

  /** Which are a visitor's, newest first. */
  const newest = together(async visitors => {
    const rows = await read(
      db
        .selectFrom('conversations')
        .select(['visitor', 'id'])
        .where('visitor', 'in', visitors)
        .orderBy('created_at', 'desc'),
    )
    return Map.groupBy(rows, ({ visitor }) => visitor)
  })

  async function count(site: string, statuses: ConversationStatus[]): Promise<number> {
    const [row] = await read(
      db
        .selectFrom('conversations')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('site', '=', site)
        .where('status', 'in', statuses),
    )
    return Number(row?.count)
  }

  async function countBy(column: 'operator' | 'department', site: string, status: ConversationStatus) {
    const rows = await read(
      db
        .selectFrom('conversations')
        .select(({ fn }) => [`${column} as of`, fn.countAll<number>().as('count')])
        .where('site', '=', site)
        .where('status', '=', status)
        .where(column, 'is not', null)
        .groupBy(column),
    )
    return new Map(rows.map(({ of, count }) => [String(of), Number(count)]))
  }

  return {
    get epoch() {
      return identity.epoch
    },
    ...group,
    heard,

    find,
    async ofVisitor(visitor, most) {
      const rows = (await newest(visitor)) ?? []
      const found = await Promise.all(rows.slice(0, most).map(({ id }) => find(id)))
      return found.flatMap(each => each ?? [])
    },
    async ofVisitors(visitors) {
      if (visitors.length === 0) return []
      const rows = await read(selectConversations(db).where('visitor', 'in', visitors).orderBy('created_at', 'desc'))
      return rows.map(fromConversationRow)
    },
    async atWork(sites) {
      if (sites.length === 0) return []
      const rows = await read(
        selectConversations(db)
          .where('site', 'in', sites)
          .where('status', 'in', ['open', 'waiting', 'served'])
          .orderBy('created_at'),
      )
      return rows.map(fromConversationRow)
    },
    async closed(sites, before, most) {
      if (sites.length === 0) return []
      // First which ones: what is derived would else be read of all of them, to sort it away.
      const newest = db
        .selectFrom('conversations')
        .select('id')
        .where('site', 'in', sites)
        .where('status', '=', 'closed')
        .where('created_at', '<', before)
        .orderBy('created_at', 'desc')
        .limit(most)
      const rows = await read(selectConversations(db).where('id', 'in', newest).orderBy('created_at', 'desc'))
      return rows.map(fromConversationRow)
    },
    waiting: site => count(site, ['waiting']),
    busy: site => count(site, ['waiting', 'served']),
    served: site => countBy('operator', site, 'served'),
    waitingIn: site => countBy('department', site, 'waiting'),
    async heads(ids) {
      if (ids.length === 0) return new Map()
      const rows = await read(selectHeads(db, ids))
      return new Map(rows.map(row => [row.id, { talk: row.head ?? 0, notes: row.notes_head ?? 0 }]))
    },

    async after(id, lane, seq, most) {
      const rows = await read(messagesOf(id, lane).where('seq', '>', seq).orderBy('seq').limit(most))
      return rows.map(fromMessageRow)
    },
    async before(id, lane, seq, most) {
      const rows = await read(messagesOf(id, lane).where('seq', '<', seq).orderBy('seq', 'desc').limit(most))
      return rows.map(fromMessageRow).reverse()
    },
    async message(id, messageId) {
      const [row] = await read(
        db
          .selectFrom('messages')
          .selectAll()
          .where('conversation', '=', id)
          .where('message_id', '=', messageId)
          .limit(1),
      )
      return row && { lane: row.lane, message: fromMessageRow(row) }
    },
    async *all(site) {
      const ids = await read(
        db.selectFrom('conversations').select('id').where('site', '=', site).orderBy('created_at').orderBy('id'),
      )
      for (const { id } of ids) {
        const [row] = await read(selectConversations(db).where('id', '=', id))
        if (!row) continue
        const messages = await read(
          db.selectFrom('messages').selectAll().where('conversation', '=', id).orderBy('lane', 'desc').orderBy('seq'),
        )
        yield {
          conversation: fromConversationRow(row),
          messages: messages.map(message => ({ lane: message.lane, message: fromMessageRow(message) })),
        }
      }
    },
  }
}
