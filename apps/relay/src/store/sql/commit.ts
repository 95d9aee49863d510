import type { Kysely, Transaction } from 'kysely'
import { applyDecision, newConversation } from '../apply.ts'
import type { Conversation, Write, Written } from '../conversations.ts'
import { fromConversationRow, fromMessageRow, toConversationRow, toMessageRow } from './rows.ts'
import type { MessageRow, Tables } from './schema.ts'

/** More rows in one statement would exceed what a database takes as parameters. */
const rowsAStatement = 500

/**
 * Commits a group of writes as one transaction with a fixed number of statements: what is known of their keys and conversations is
 * read, the decisions fall in order on that, and the rows are written together. `locksRows` where other writers may be in a
 * transaction at the same time: the conversations are locked first, so that all that is read after is read behind those writers.
 */
export async function commitGroup(db: Kysely<Tables>, writes: Write[], locksRows: boolean): Promise<Written[]> {
  return db.transaction().execute(async trx => {
    const conversations = await readConversations(
      trx,
      writes.map(write => write.conversation),
      locksRows,
    )
    const known = await readKnown(trx, writes)
    const elsewhere = [...known.values()].map(row => row.conversation).filter(id => !conversations.has(id))
    const repeatedStarts = await readConversations(trx, elsewhere, false)
    const group = {
      known,
      conversations: new Map([...conversations, ...repeatedStarts]),
      made: new Set<string>(),
      changed: new Set<string>(),
      rows: [] as MessageRow[],
    }
    const written: Written[] = []
    for (const write of writes) written.push(await decideOne(trx, group, write))
    await writeConversations(trx, group)
    for (const rows of chunks(group.rows)) await trx.insertInto('messages').values(rows).execute()
    return written
  })
}

type Group = {
  known: Map<string, MessageRow>
  conversations: Map<string, Conversation>
  made: Set<string>
  changed: Set<string>
  rows: MessageRow[]
}

async function decideOne(trx: Transaction<Tables>, group: Group, write: Write): Promise<Written> {
  // PostgreSQL keeps no NUL in a text, and a store must not depend on which database it is.
  if (write.key?.text.includes('\0')) return { ok: false, code: 'bad_message' }
  const known = write.key && group.known.get(keyOf(write.key.sender, write.key.messageId))
  if (known) return repeated(group, write, known)
  const found = group.conversations.get(write.conversation)
  const current = found ?? (write.create && newConversation(write.conversation, write.create))
  if (!current) return { ok: false, code: 'not_found' }
  const decision = write.decide(current)
  if (!decision.ok) return decision

  const { conversation, messages } = applyDecision(current, decision.change, decision.messages)
  if (decision.change?.read && decision.change.read.operator > current.read.operator) {
    conversation.unread = await countUnread(trx, group, conversation)
  }
  for (const [index, stored] of messages.entries()) {
    const sender = decision.messages?.[index]?.sender
    const row = toMessageRow(conversation.id, sender ? keyOf(sender, stored.message.messageId) : null, stored)
    group.rows.push(row)
    if (row.once !== null) group.known.set(row.once, row)
  }
  group.conversations.set(conversation.id, conversation)
  if (!found) group.made.add(conversation.id)
  else if (!group.made.has(conversation.id)) group.changed.add(conversation.id)
  return { ok: true, repeated: false, before: found?.status, conversation, messages }
}

/** A start may only repeat a start: its conversation is found by the key. A send names its conversation, which must be the same. */
function repeated(group: Group, write: Write, row: MessageRow): Written {
  const conversation = group.conversations.get(row.conversation)
  const same = write.key?.text === row.text && write.key.lane === row.lane
  if (!conversation || !same || !(write.create || write.conversation === row.conversation)) {
    return { ok: false, code: 'id_reused' }
  }
  const messages = [{ lane: row.lane, message: fromMessageRow(row) }]
  return { ok: true, repeated: true, before: conversation.status, conversation, messages }
}

async function readKnown(trx: Transaction<Tables>, writes: Write[]) {
  const keys = writes.flatMap(({ key }) => (key ? [keyOf(key.sender, key.messageId)] : []))
  const known = new Map<string, MessageRow>()
  if (keys.length === 0) return known
  const rows = await trx.selectFrom('messages').selectAll().where('once', 'in', keys).execute()
  for (const row of rows) if (row.once !== null) known.set(row.once, row)
  return known
}

async function readConversations(trx: Transaction<Tables>, ids: string[], locks: boolean) {
  if (ids.length === 0) return new Map<string, Conversation>()
  const rows = await trx
    .selectFrom('conversations')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    // In one order everywhere, or two groups with the same conversations would wait for each other.
    .$if(locks, query => query.orderBy('id').forNoKeyUpdate())
    .execute()
  return new Map(rows.map(row => [row.id, fromConversationRow(row)]))
}

async function writeConversations(trx: Transaction<Tables>, { conversations, made, changed }: Group) {
  const rowsOf = (ids: Set<string>) => [...ids].flatMap(id => conversations.get(id) ?? []).map(toConversationRow)
  for (const rows of chunks(rowsOf(made))) await trx.insertInto('conversations').values(rows).execute()
  for (const row of rowsOf(changed)) {
    await trx.updateTable('conversations').set(row).where('id', '=', row.id).execute()
  }
}

/** Counted anew, because a read mark may stop anywhere below the head; rows of this group are not in the table yet. */
async function countUnread(trx: Transaction<Tables>, { rows }: Group, { id, read, heads }: Conversation) {
  if (read.operator >= heads.talk) return 0
  const { count } = await trx
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('conversation', '=', id)
    .where('lane', '=', 'talk')
    .where('seq', '>', read.operator)
    .where('author_kind', '=', 'visitor')
    .executeTakeFirstOrThrow()
  const isUnread = (row: MessageRow) =>
    row.conversation === id && row.lane === 'talk' && row.seq > read.operator && row.author_kind === 'visitor'
  return Number(count) + rows.filter(isUnread).length
}

const keyOf = (sender: string, messageId: string) => `${sender} ${messageId}`

function chunks<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAStatement) }, (_, index) =>
    rows.slice(index * rowsAStatement, (index + 1) * rowsAStatement),
  )
}
