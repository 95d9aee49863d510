import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { createFlush } from './flush.ts'

const folder = mkdtempSync(join(tmpdir(), 'beckon-flush-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[P1] [F9] after a flush that failed everything is copied into the database before a flush is believed again', async () => {
  const path = join(folder, 'a.sqlite')
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE kept (text); INSERT INTO kept VALUES (1)')
  let problem: Error | undefined = new Error('no space left on device')
  const datasync = async () => {
    if (problem) throw problem
  }
  const flush = createFlush(path, async () => ({ datasync, close: async () => {} }))
  await expect(flush.start()).rejects.toThrow('no space left')

  const reader = new DatabaseSync(path)
  reader.exec('PRAGMA busy_timeout = 0; BEGIN; SELECT * FROM kept')
  database.exec('INSERT INTO kept VALUES (2)')
  problem = undefined
  expect(() => flush.mend(database)).toThrow('cannot be copied yet')
  reader.close()
  flush.mend(database)
  expect(statSync(`${path}-wal`).size).toBe(0)
  database.exec('INSERT INTO kept VALUES (3)')
  flush.mend(database)
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0)
  database.close()
})
