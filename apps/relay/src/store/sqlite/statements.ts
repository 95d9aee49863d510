import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Kysely } from 'kysely'
import type { Conversation, Rekeyed } from '../conversations.ts'
import { selectConversations } from '../sql/derived.ts'
import { fromConversationRow } from '../sql/rows.ts'
import type { ConversationRow, DerivedColumns, MessageRow, Tables } from '../sql/schema.ts'
import { later, prepareComposed } from './compose.ts'

export type Statements = ReturnType<typeof createStatements>

const conversationColumns = [
  'id',
  'site',
  'visitor',
  'visitor_name',
  'verified',
  'status',
  'operator',
  'operator_name',
  'read_visitor',
  'read_operator',
  'created_at',
  'waiting_since',
  'page',
  'invitation',
  'department',
  'tags',
  'form',
  'answered',
] as const satisfies readonly (keyof ConversationRow)[]

const messageColumns = [
  'conversation',
  'lane',
  'seq',
  'message_id',
  'once',
  'at',
  'author_kind',
  'author_id',
  'author_name',
  'text',
  'more',
] as const satisfies readonly (keyof MessageRow)[]

/** What a commit asks of the database and tells it. */
export function createStatements(database: DatabaseSync, db: Kysely<Tables>) {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')
  const version = database.prepare('PRAGMA data_version')
  const conversation = prepareComposed(database, selectConversations(db).where('id', '=', later))
  const known = prepareComposed(database, db.selectFrom('messages').selectAll().where('once', '=', later))
  const blankConversation = blank(conversationColumns)
  const insertConversation = prepareComposed(database, db.insertInto('conversations').values(blankConversation))
  const update = prepareComposed(
    database,
    db.updateTable('conversations').set(blankConversation).where('id', '=', later),
  )
  const insertMessage = prepareComposed(
    database,
    db
      .insertInto('messages')
      .values(blank(messageColumns))
      .onConflict(on => on.column('once').doNothing()),
  )
  const unread = prepareComposed(
    database,
    db
      .selectFrom('messages')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('conversation', '=', later)
      .where('lane', '=', 'talk')
      .where('seq', '>', later)
      .where('author_kind', '=', 'visitor'),
  )

  const rekey = database.prepare(
    "UPDATE messages SET once = message_id || ' ' || ? WHERE conversation = ? AND once = message_id || ' ' || ?",
  )

  return {
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    rollback: () => void rollback.run(),
    /** Another one after each commit of another connection. */
    version: () => version.get()?.data_version,
    conversation(id: string): Conversation | undefined {
      const row = conversation.get(id) as (ConversationRow & DerivedColumns) | undefined
      return row && fromConversationRow(row)
    },
    known: (once: string) => known.get(once) as MessageRow | undefined,
    insertConversation: (row: ConversationRow) => void insertConversation.run(...valuesOf(conversationColumns, row)),
    update: (row: ConversationRow) => void update.run(...valuesOf(conversationColumns, row), row.id),
    /** Its number among all messages, or undefined when its key is known. */
    insertMessage(row: MessageRow): number | undefined {
      const { changes, lastInsertRowid } = insertMessage.run(...valuesOf(messageColumns, row))
      return changes === 1 ? Number(lastInsertRowid) : undefined
    },
    rekey: (conversation: string, { from, to }: Rekeyed) => void rekey.run(to, conversation, from),
    unread: ({ id, read }: Conversation) => Number(unread.get(id, read.operator)?.count),
  }
}

const blank = <C extends string>(columns: readonly C[]) =>
  Object.fromEntries(columns.map(column => [column, later])) as Record<C, typeof later>

const valuesOf = <C extends string>(columns: readonly C[], row: Record<C, SQLInputValue>) =>
  columns.map(column => row[column])
