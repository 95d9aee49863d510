import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startPostgresql } from '../../test-servers/postgresql.ts'
import { addPeople, say } from '../contract.ts'
import type { Conversation, Write } from '../conversations.ts'
import type { Tables } from '../sql/schema.ts'
import type { Store } from '../store.ts'
import { commitRemembered } from './commit-remembered.ts'
import { getTypeParser, openPostgresqlStore } from './open.ts'

let server: Awaited<ReturnType<typeof startPostgresql>>
beforeAll(async () => {
  server = await startPostgresql()
}, 60_000)
afterAll(() => server.stop())

let store: Store
let db: Kysely<Tables>
beforeEach(async () => {
  const url = await server.database()
  store = await openPostgresqlStore(url)
  db = new Kysely({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 2, types: { getTypeParser } }) }),
  })
  await addPeople(store)
})
afterEach(async () => {
  await db.destroy()
  await store.close()
})

const commit = (known: { get(id: string): Conversation | undefined }, writes: Write[]) =>
  commitRemembered(db, known, store.conversations.epoch, writes)
const words = (text: string, conversation = 'c1'): Write => {
  const { create, ...write } = say(conversation, text)
  return write
}
const reads = (change: Partial<Conversation['read']>): Write => ({
  conversation: 'c1',
  decide: ({ read }) => ({ ok: true, change: { read: { ...read, ...change } } }),
})
async function stored(id = 'c1'): Promise<Conversation> {
  const found = await store.conversations.find(id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const remembering = (...all: Conversation[]) => ({ get: (id: string) => all.find(one => one.id === id) })
const texts = async (id = 'c1') =>
  (await store.conversations.after(id, 'talk', 0, 100)).map(({ seq, text }) => `${seq} ${text}`)

test('messages go in behind those that are remembered, of several conversations at once', async () => {
  await store.conversations.write(say('c1', 'one'))
  await store.conversations.write(say('c2', 'one'))
  const known = remembering(await stored('c1'), await stored('c2'))
  const written = await commit(known, [words('two'), words('two', 'c2'), words('three')])
  expect(written?.map(one => one.ok && one.messages[0]?.message.seq)).toEqual([2, 2, 3])
  expect([await texts('c1'), await texts('c2')]).toEqual([
    ['1 one', '2 two', '3 three'],
    ['1 one', '2 two'],
  ])
})

test.each([
  ['behind the truth', 0],
  ['ahead of it', 9],
])('[P3] a memory that is %s stores nothing', async (_, talk) => {
  await store.conversations.write(say('c1', 'one'))
  const wrong = { ...(await stored()), heads: { talk, notes: 0 } }
  expect(await commit(remembering(wrong), [words('two'), reads({ visitor: 1 })])).toBeUndefined()
  expect([await texts(), (await stored()).read.visitor]).toEqual([['1 one'], 0])
})

test('[P2] words that are known store nothing, and neither does what came with them', async () => {
  const again = words('one')
  await store.conversations.write({ ...say('c1', 'zero') })
  await store.conversations.write(again)
  expect(await commit(remembering(await stored()), [words('two'), again])).toBeUndefined()
  expect(await texts()).toEqual(['1 zero', '2 one'])
})

test('marks only ever move on, and what another relay has marked is taken over', async () => {
  for (const text of ['one', 'two', 'three']) await store.conversations.write(say('c1', text))
  const before = await stored()
  await commit(remembering(before), [reads({ operator: 3 })])
  expect(await stored()).toMatchObject({ read: { visitor: 0, operator: 3 }, unread: 0 })
  // Remembered as before the mark.
  const written = await commit(remembering(before), [words('four'), reads({ visitor: 2 })])
  expect(written?.[1]).toMatchObject({ conversation: { read: { visitor: 2, operator: 3 }, unread: 1 } })
  await commit(remembering(before), [reads({ visitor: 1 })])
  expect(await stored()).toMatchObject({ read: { visitor: 2, operator: 3 }, unread: 1 })
})

test('a mark that was decided without a newer message is decided anew', async () => {
  await store.conversations.write(say('c1', 'one'))
  const before = await stored()
  await store.conversations.write(say('c1', 'two'))
  expect(await commit(remembering(before), [reads({ operator: 1 })])).toBeUndefined()
  expect((await stored()).read.operator).toBe(0)
})

test('what changes a conversation, a note and what is not remembered are left to who looks it up', async () => {
  await store.conversations.write(say('c1', 'one'))
  const known = remembering(await stored())
  const takes: Write = { conversation: 'c1', decide: () => ({ ok: true, change: { status: 'served' } }) }
  const { create, ...note } = say('c1', 'note', { lane: 'notes' })
  for (const write of [takes, note, words('two', 'c2'), say('c1', 'begun anew')]) {
    expect(await commit(known, [write])).toBeUndefined()
  }
})

test('[P9] what is remembered of another history stores nothing, though it had as many messages', async () => {
  await store.conversations.write(say('c1', 'one'))
  const known = remembering(await stored())
  expect(await commitRemembered(db, known, 'another', [words('two')])).toBeUndefined()
  expect(await texts()).toEqual(['1 one'])
  // The same number of messages, of another history, as a restore leaves it behind.
  await db.updateTable('conversations').set({ status: 'closed' }).execute()
  await db.updateTable('meta').set({ value: 'drawn anew' }).where('name', '=', 'epoch').execute()
  await store.lookAgain()
  expect(await store.conversations.write(words('two'))).toMatchObject({ before: 'closed' })
})

test('[P3] what another relay says is not trusted', async () => {
  await store.conversations.write(say('c1', 'one'))
  const found = await stored()
  store.conversations.heard({ ...found, heads: { talk: 7, notes: 0 }, status: 'closed' })
  expect(await store.conversations.write(words('two'))).toMatchObject({ before: 'open' })
  expect(await texts()).toEqual(['1 one', '2 two'])
})
