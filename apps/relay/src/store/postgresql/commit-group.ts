import { type Kysely, sql, type Transaction } from 'kysely'
import type { Conversation, Rekeyed, Write, Written } from '../conversations.ts'
import { cannotBeKept, decide, keyOf, mustCountUnread, repeated } from '../sql/decide.ts'
import { selectConversations } from '../sql/derived.ts'
import { fromConversationRow, toConversationRow } from '../sql/rows.ts'
import type { MessageRow, Tables } from '../sql/schema.ts'

/**
 * Commits a group of writes as one transaction with a fixed number of statements: what is known of their keys and conversations is
 * read, the decisions fall in order on that, and the rows are written together. The conversations are locked first, so that all that is read after is
 * read behind the other relays' transactions.
 */
export async function commitGroup(db: Kysely<Tables>, writes: Write[]): Promise<Written[]> {
  return db.transaction().execute(async trx => {
    const ids = [...new Set(writes.map(write => write.conversation))]
    await lockConversations(trx, ids)
    const conversations = await readConversations(trx, ids)
    const known = await readKnown(trx, writes)
    const elsewhere = [...known.values()].map(row => row.conversation).filter(id => !conversations.has(id))
    const repeatedStarts = await readConversations(trx, elsewhere)
    const group: Group = {
      known,
      conversations: new Map([...conversations, ...repeatedStarts]),
      made: new Set<string>(),
      changed: new Set<string>(),
      rows: [] as MessageRow[],
      rekeyed: [],
    }
    const written: Written[] = []
    for (const write of writes) written.push(await writeOne(trx, group, write))
    await writeConversations(trx, group)
    await insert(trx, 'messages', group.rows)
    for (const { conversation, from, to } of group.rekeyed) {
      await sql`update messages set once = message_id || ' ' || ${to}::text
        where conversation = ${conversation} and once = message_id || ' ' || ${from}::text`.execute(trx)
    }
    return written
  })
}

type Group = {
  known: Map<string, MessageRow>
  conversations: Map<string, Conversation>
  made: Set<string>
  changed: Set<string>
  rows: MessageRow[]
  rekeyed: (Rekeyed & { conversation: string })[]
}

async function writeOne(trx: Transaction<Tables>, group: Group, write: Write): Promise<Written> {
  if (cannotBeKept(write)) return { ok: false, code: 'bad_message' }
  const known = write.key && group.known.get(keyOf(write.key.sender, write.key.messageId))
  if (known) return repeated(write, known, group.conversations.get(known.conversation))
  const found = group.conversations.get(write.conversation)
  const decided = decide(write, found)
  if (!decided.ok) return decided
  const { conversation, messages, rows, decision } = decided
  if (found && mustCountUnread(found, conversation)) conversation.unread = await countUnread(trx, group, conversation)
  for (const row of rows) {
    group.rows.push(row)
    if (row.once !== null) group.known.set(row.once, row)
  }
  if (decision.rekeyed) group.rekeyed.push({ conversation: conversation.id, ...decision.rekeyed })
  group.conversations.set(conversation.id, conversation)
  if (!found) group.made.add(conversation.id)
  else if (decision.change && !group.made.has(conversation.id)) group.changed.add(conversation.id)
  return { ok: true, repeated: false, before: found?.status, conversation, messages }
}

async function readKnown(trx: Transaction<Tables>, writes: Write[]) {
  const keys = writes.flatMap(({ key }) => (key ? [keyOf(key.sender, key.messageId)] : []))
  const known = new Map<string, MessageRow>()
  if (keys.length === 0) return known
  const { rows } = await sql<MessageRow>`select * from messages where once = any(${keys})`.execute(trx)
  for (const row of rows) if (row.once !== null) known.set(row.once, row)
  return known
}

/** In one order everywhere, or two groups with the same conversations would wait for each other. */
async function lockConversations(trx: Transaction<Tables>, ids: string[]) {
  await sql`select from conversations where id = any(${ids}) order by id for no key update`.execute(trx)
}

export async function readConversations(trx: Kysely<Tables>, ids: string[]): Promise<Map<string, Conversation>> {
  if (ids.length === 0) return new Map<string, Conversation>()
  const rows = await selectConversations(trx).where('id', '=', sql<string>`any(${ids})`).execute()
  return new Map(rows.map(row => [row.id, fromConversationRow(row)]))
}

async function writeConversations(trx: Transaction<Tables>, { conversations, made, changed }: Group) {
  const rowsOf = (ids: Set<string>) => [...ids].flatMap(id => conversations.get(id) ?? []).map(toConversationRow)
  await insert(trx, 'conversations', rowsOf(made))
  for (const row of rowsOf(changed)) {
    await trx.updateTable('conversations').set(row).where('id', '=', row.id).execute()
  }
}

/** Counted anew, because a read mark may stop anywhere below the head; rows of this group are not in the table yet. */
async function countUnread(trx: Transaction<Tables>, { rows }: Group, { id, read }: Conversation) {
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

/** As one value, which costs the same whatever the number of rows: to compose a statement of so many values costs more than all the rest. */
async function insert(trx: Transaction<Tables>, table: 'conversations' | 'messages', rows: object[]) {
  if (rows.length === 0) return
  const name = sql.table(table)
  const values = JSON.stringify(rows)
  await sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${values}::json)`.execute(trx)
}
