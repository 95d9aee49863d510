import { type Kysely, sql } from 'kysely'
import type { Conversation, Write, Written } from '../conversations.ts'
import { cannotBeKept, decide, mustCountUnread } from '../sql/decide.ts'
import type { MessageRow, Tables } from '../sql/schema.ts'
import { readConversations } from './commit-group.ts'
import { isConflict } from './conflicts.ts'

type Remembered = { get(id: string): Conversation | undefined }
type Moved = { id: string; read_visitor: number; read_operator: number }
type Group = {
  conversations: Map<string, Conversation>
  written: Written[]
  rows: MessageRow[]
  /** By conversation, as are the others. */
  bases: Map<string, Base>
  moved: Map<string, Moved>
}
/** The message before the first new one. */
type Base = Pick<MessageRow, 'conversation' | 'lane' | 'seq'>

/**
 * Commits a group in a single statement, deciding on conversations as they are remembered, which may be wrong: messages only go in right behind the
 * ones they were decided on, and in turn with those that look everything up, who would else never get there. Everything that changes a conversation
 * says so in a message, but for marks of what was read, which only ever move on. Answers undefined, and has stored nothing, where something is not
 * remembered, is not as remembered, or is more than messages and such marks; or when the database has another `epoch`: another history may have as many
 * messages as the one that is remembered.
 */
export async function commitRemembered(
  db: Kysely<Tables>,
  remembered: Remembered,
  epoch: string,
  writes: readonly Write[],
): Promise<Written[] | undefined> {
  const group = decideGroup(remembered, writes)
  if (!group) return undefined
  const { rows, bases, moved, conversations } = group
  if (rows.length === 0 && moved.size === 0) return group.written
  const ids = JSON.stringify([...conversations.keys()])
  const withMessages = new Set(rows.map(({ conversation }) => conversation))
  const tops = [...moved.keys()].filter(id => !withMessages.has(id)).map(id => topOf(conversations, id))
  const { rows: found } = await sql<Moved & { fits: boolean }>`
    with bases as (select * from json_to_recordset(${JSON.stringify([...bases.values()])}::json) as b (conversation text, lane text, seq integer)),
    tops as (select * from json_to_recordset(${JSON.stringify(tops)}::json) as t (conversation text, lane text, seq integer)),
    ids as (select json_array_elements_text(${ids}::json) as id),
    locked as (select id from conversations where id in (select id from ids) order by id for no key update),
    fits as (
      select (select value from meta where name = 'epoch') = ${epoch}
        and (select count(*) from locked) = ${conversations.size}::integer
        and (select count(*) from bases join messages using (conversation, lane, seq)) = ${bases.size}::integer
        and not exists (select from tops join messages using (conversation, lane, seq)) as fits
    ),
    written as (
      insert into messages select given.* from fits, json_populate_recordset(null::messages, ${JSON.stringify(rows)}::json) as given
      where fits
    ),
    moved as (
      update conversations as c
      set read_visitor = greatest(c.read_visitor, m.read_visitor), read_operator = greatest(c.read_operator, m.read_operator)
      from fits, json_to_recordset(${JSON.stringify([...moved.values()])}::json) as m (id text, read_visitor integer, read_operator integer)
      where fits and c.id = m.id
    )
    select c.id, c.read_visitor, c.read_operator, fits from fits, conversations as c
    where c.id in (select id from ids)`
    .execute(db)
    .catch((error: unknown) => {
      if (isConflict(error)) return { rows: [] }
      throw error
    })
  if (found.length < conversations.size || !found[0]?.fits) return undefined
  await takeOverMarks(db, conversations, found)
  return group.written
}

/** Where the next message would be. A mark goes as far as there are messages, so there must be no more than were remembered. */
const topOf = (conversations: Map<string, Conversation>, conversation: string): Base => ({
  conversation,
  lane: 'talk',
  seq: (conversations.get(conversation)?.heads.talk ?? 0) + 1,
})

/** What was read by way of another relay, and what that leaves unread. */
async function takeOverMarks(db: Kysely<Tables>, conversations: Map<string, Conversation>, found: readonly Moved[]) {
  const behind = found.filter(({ id, read_visitor, read_operator }) => {
    const { visitor = 0, operator = 0 } = conversations.get(id)?.read ?? {}
    return read_visitor > visitor || read_operator > operator
  })
  const read = await readConversations(
    db,
    behind.map(({ id }) => id),
  )
  for (const { id, read: marks, unread } of read.values()) {
    const conversation = conversations.get(id)
    if (conversation) Object.assign(conversation, { read: marks, unread })
  }
}

/** What the writes lead to, one after the other; undefined where that must be looked up. */
function decideGroup(remembered: Remembered, writes: readonly Write[]): Group | undefined {
  const group: Group = { conversations: new Map(), written: [], rows: [], bases: new Map(), moved: new Map() }
  const keys = new Set<string>()
  for (const write of writes) {
    if (cannotBeKept(write)) {
      group.written.push({ ok: false, code: 'bad_message' })
      continue
    }
    const found = group.conversations.get(write.conversation) ?? remembered.get(write.conversation)
    if (!found || write.create) return undefined
    const decided = decide(write, found)
    if (!decided.ok || !isOnlyReading(decided.decision.change)) return undefined
    const { conversation, messages, rows } = decided
    if (mustCountUnread(found, conversation)) {
      if (conversation.read.operator < conversation.heads.talk) return undefined
      conversation.unread = 0
    }
    for (const row of rows) {
      if (row.once !== null && keys.has(row.once)) return undefined
      if (row.once !== null) keys.add(row.once)
      // A note says where in the talk it stands, which nothing here would check.
      if (row.lane !== 'talk') return undefined
      const base = { conversation: row.conversation, lane: row.lane, seq: row.seq - 1 }
      if (base.seq > 0 && !group.bases.has(row.conversation)) group.bases.set(row.conversation, base)
      group.rows.push(row)
    }
    const { visitor, operator } = conversation.read
    const { id } = conversation
    if (decided.decision.change) group.moved.set(id, { id, read_visitor: visitor, read_operator: operator })
    group.conversations.set(id, conversation)
    group.written.push({ ok: true, repeated: false, before: found.status, conversation, messages })
  }
  return group
}

const isOnlyReading = (change: object = {}) => Object.keys(change).every(field => field === 'read')
