import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createNodeSqliteDialect } from './dialect.ts'

type Tables = { kept: { text: string } }

let flushes: number
let db: Kysely<Tables>
beforeEach(() => {
  flushes = 0
  const database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE kept (text)')
  db = new Kysely({
    dialect: createNodeSqliteDialect(database, async () => {
      await new Promise(resolve => setImmediate(resolve))
      flushes++
    }),
  })
})
afterEach(() => db.destroy())

test('[P1] who has written learns of it after the flush', async () => {
  await db.insertInto('kept').values({ text: 'one' }).execute()
  expect(flushes).toBe(1)
  await db.updateTable('kept').set({ text: 'two' }).returning('text').execute()
  expect(flushes).toBe(2)
})

test('a transaction is flushed once, at its end', async () => {
  await db.transaction().execute(async trx => {
    await trx.insertInto('kept').values({ text: 'one' }).execute()
    await trx.insertInto('kept').values({ text: 'two' }).execute()
    expect(flushes).toBe(0)
  })
  expect(flushes).toBe(1)
})

test('who reads waits for no flush', async () => {
  await db.selectFrom('kept').selectAll().execute()
  expect(flushes).toBe(0)
})
