import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createNodeSqliteDialect } from './dialect.ts'

type Tables = { kept: { text: string } }

let flushes: number
let problem: Error | undefined
let db: Kysely<Tables>
beforeEach(() => {
  flushes = 0
  problem = undefined
  const database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE kept (text)')
  db = new Kysely({
    dialect: createNodeSqliteDialect(database, async () => {
      await new Promise(resolve => setImmediate(resolve))
      flushes++
      if (problem) throw problem
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

test('[P14] who cannot be flushed learns of it, and nobody waits for the connection for ever', async () => {
  problem = new Error('no space left on device')
  const insert = db.insertInto('kept').values({ text: 'one' })
  await expect(insert.execute()).rejects.toThrow('no space left')
  await expect(
    db.transaction().execute(trx => trx.insertInto('kept').values({ text: 'two' }).execute()),
  ).rejects.toThrow('no space left')
  problem = undefined
  await insert.execute()
  expect(await db.selectFrom('kept').selectAll().execute()).toHaveLength(3)
})
