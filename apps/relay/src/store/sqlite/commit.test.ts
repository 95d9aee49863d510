import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { addPeople, say } from '../contract.ts'
import { createConversations } from '../sql/conversations.ts'
import { migrations } from '../sql/migrations.ts'
import type { Tables } from '../sql/schema.ts'
import type { Store } from '../store.ts'
import { createNodeSqliteDialect } from './dialect.ts'
import { openSqliteStore } from './open.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-commit-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let folders = 0
let folder: string
let store: Store
beforeEach(async () => {
  folder = join(root, String(++folders))
  store = await openSqliteStore(folder)
  await addPeople(store)
})
afterEach(() => store.close())

test('what another process has written is not overlooked for what is remembered', async () => {
  await store.conversations.write(say('c1', 'first'))
  const other = await openSqliteStore(folder)
  await other.conversations.write(say('c1', 'second'))
  const take = { status: 'served', operator: { id: 'o1', name: 'o1' } } as const
  await other.conversations.write({ conversation: 'c1', decide: () => ({ ok: true, change: take }) })
  expect(await store.conversations.write(say('c1', 'third'))).toMatchObject({
    before: 'served',
    conversation: { operator: { id: 'o1' }, heads: { talk: 3 } },
  })
  await other.close()
})

test('a group that was refused is not remembered', async () => {
  await store.conversations.write(say('c1', 'first'))
  const breaks = {
    conversation: 'c1',
    decide: () => {
      throw new Error('broken')
    },
  }
  await Promise.all([store.conversations.write(say('c1', 'lost')), store.conversations.write(breaks)])
  expect(await store.conversations.write(say('c1', 'second'))).toMatchObject({ messages: [{ message: { seq: 2 } }] })
})

test('[P2] a message stored before the order of its key was changed is known by it', async () => {
  const earlier = join(root, String(++folders))
  mkdirSync(earlier)
  const database = new DatabaseSync(join(earlier, 'beckon.sqlite'))
  const db = new Kysely<Tables>({ dialect: createNodeSqliteDialect(database) })
  await new Migrator({ db, provider: migrations }).migrateTo('0002-derived')
  database.exec(`
    INSERT INTO sites VALUES ('s1', 's1', '[]', '{}', 0, 0, 0);
    INSERT INTO visitors VALUES ('v1', 's1', 'v1', 'h', 0);
    INSERT INTO conversations VALUES ('c1', 's1', 'v1', 'v1', 'open', NULL, NULL, 0, 0, 0, NULL, NULL, NULL, '[]');
    INSERT INTO messages VALUES ('c1', 'talk', 1, 'key-0000000000001', 'visitor:v1 key-0000000000001', 0, 'visitor', 'v1', 'v1', 'kept', NULL)`)
  await db.destroy()
  const later = await openSqliteStore(earlier)
  const words = say('c1', 'kept', { messageId: 'key-0000000000001' })
  expect(await later.conversations.write(words)).toMatchObject({ repeated: true, messages: [{ message: { seq: 1 } }] })
  await later.close()
})

test('[P1] nobody reads what is not flushed yet', async () => {
  const database = new DatabaseSync(':memory:')
  const db = new Kysely<Tables>({ dialect: createNodeSqliteDialect(database) })
  await new Migrator({ db, provider: migrations }).migrateToLatest()
  const flushed = Promise.withResolvers<void>()
  const commit = async () => []
  const { find } = createConversations(db, { epoch: 'e' }, commit, () => {}, { settled: () => flushed.promise })
  let isRead = false
  const reading = find('c1').then(() => {
    isRead = true
  })
  for (let turn = 0; turn < 10; turn++) await new Promise(resolve => setImmediate(resolve))
  expect(isRead).toBe(false)
  flushed.resolve()
  await reading
  await db.destroy()
})

test('the log is copied into the database while messages go on', async () => {
  const sizeOf = (name: string) => statSync(join(folder, name)).size
  const before = sizeOf('beckon.sqlite')
  for (let group = 0; sizeOf('beckon.sqlite') === before; group++) {
    const writes = Array.from({ length: 100 }, (_, index) => say('c1', `${group} ${index}`.padEnd(3000, '.')))
    await Promise.all(writes.map(write => store.conversations.write(write)))
    if (group > 200) throw new Error('it was never copied')
  }
  const other = new DatabaseSync(join(folder, 'beckon.sqlite'), { readOnly: true })
  expect(other.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  other.close()
})
