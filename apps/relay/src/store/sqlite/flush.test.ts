import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { createFlush } from './flush.ts'
import { createTrouble } from './trouble.ts'

const folder = mkdtempSync(join(tmpdir(), 'beckon-flush-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[P1] [F9] [P14] after a flush that failed nothing is told or committed until everything is copied into the database', async () => {
  const path = join(folder, 'a.sqlite')
  const database = new DatabaseSync(path)
  database.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE meta (name PRIMARY KEY, value); CREATE TABLE kept (text); INSERT INTO kept VALUES (1)',
  )
  const diskIsFull = new Error('no space left on device')
  const datasync = async () => {
    throw diskIsFull
  }
  const copies = { tried: 0, begin: Promise.withResolvers<void>(), mayEnd: false }
  function copyAll() {
    if (++copies.tried === 3) copies.begin.resolve()
    if (!copies.mayEnd) throw diskIsFull
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }
  const failures: unknown[] = []
  const flush = createFlush(path, {
    copyAll,
    failed: error => failures.push(error),
    openFile: async () => ({ datasync, close: async () => {} }),
    retryMs: 1,
  })
  const trouble = createTrouble(database, path, { busyTimeoutMs: 0, isInDoubt: flush.isInDoubt, copyAll })
  let told = 0
  const writer = flush.start().then(() => told++)
  const reader = flush.settled()?.then(() => told++)
  await copies.begin.promise
  expect([told, flush.isInDoubt(), failures]).toEqual([0, true, [diskIsFull]])
  expect(trouble.condition()).toMatchObject({ status: 'degraded' })
  let committed = 0
  await expect(trouble.watch(async () => committed++)).rejects.toThrow('not sure that the disk keeps')
  expect(committed).toBe(0)
  await expect(flush.tryOnce()).rejects.toThrow('nobody knows')

  copies.mayEnd = true
  await Promise.all([writer, reader])
  expect([flush.isInDoubt(), statSync(`${path}-wal`).size]).toEqual([false, 0])
  expect(trouble.condition()).toEqual({ status: 'ok' })
  expect(await trouble.watch(async () => ++committed)).toBe(1)
  database.close()
})

test('[P14] a flush that somebody else was told had failed is mended, too', async () => {
  let isFull = true
  const copied = Promise.withResolvers<void>()
  const flush = createFlush(join(folder, 'b.sqlite'), {
    copyAll: copied.resolve,
    failed: () => {},
    openFile: async () => ({
      async datasync() {
        if (isFull) throw new Error('no space left on device')
      },
      close: async () => {},
    }),
    retryMs: 1,
  })
  await expect(flush.tryOnce()).rejects.toThrow('no space left')
  expect(flush.isInDoubt()).toBe(true)
  isFull = false
  await copied.promise
  await flush.settled()
  await flush.start()
  expect(flush.isInDoubt()).toBe(false)
})

test('a store that is closed does not go on mending', async () => {
  let copies = 0
  const flush = createFlush(join(folder, 'c.sqlite'), {
    copyAll() {
      copies++
      throw new Error('closed')
    },
    failed: () => {},
    openFile: async () => {
      throw new Error('no such file')
    },
    retryMs: 1,
  })
  const waiting = flush.start()
  await flush.close()
  await expect(waiting).rejects.toThrow('nobody knows')
  expect([copies, flush.isInDoubt()]).toEqual([0, false])
})

test('[F9] [P14] where the log fills the disk a commit is tried once more without it; while it is known to be full none is', async () => {
  const path = join(folder, 'c.sqlite')
  const database = new DatabaseSync(path)
  const diskIsFull = Object.assign(new Error('database or disk is full'), { errcode: 13 })
  let copies = 0
  let room = 0
  const copyAll = () => {
    copies++
    room = 1
  }
  const trouble = createTrouble(database, path, { busyTimeoutMs: 0, isInDoubt: () => false, copyAll })
  const write = () => {
    if (room-- <= 0) throw diskIsFull
    return 'kept'
  }
  expect(await trouble.watch(async () => trouble.commit(write))).toBe('kept')
  expect(copies).toBe(1)
  await expect(
    trouble.watch(async () => {
      throw diskIsFull
    }),
  ).rejects.toBe(diskIsFull)
  expect(() => trouble.commit(write)).toThrow(diskIsFull)
  expect(copies).toBe(1)
  database.close()
})
