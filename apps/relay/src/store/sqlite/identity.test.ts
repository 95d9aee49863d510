import { copyFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addPeople, say } from '../contract.ts'
import { nobodyHears, type Store } from '../store.ts'
import { backUp } from './backup.ts'
import { openSqliteStore } from './open.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-identity-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0

/** Opens, lets `work` happen, closes. Answers the epoch, and why it was drawn anew. */
async function during(folder: string, work: (store: Store) => Promise<unknown> = async () => {}) {
  const reasons: string[] = []
  const store = await openSqliteStore(folder, { ...nobodyHears, renewed: reason => reasons.push(reason) })
  const { epoch } = store.conversations
  await work(store)
  await store.close()
  return { epoch, reasons }
}

const write = (text: string) => (store: Store) => store.conversations.write(say('c1', text))
const database = 'beckon.sqlite'
const witness = 'beckon.witness'

/** A store whose copy in `backup` is an hour old, with a message less. */
async function withBackup() {
  const folder = join(root, String(++folders))
  const backup = `${folder}-backup`
  const { epoch } = await during(folder, async store => {
    await addPeople(store)
    await write('kept')(store)
  })
  cpSync(folder, backup, { recursive: true })
  const text = readFileSync(join(backup, witness), 'latin1')
  writeFileSync(
    join(backup, witness),
    text.replace(/\d{13}/, at => String(Number(at) - 3_600_000)),
  )
  expect(await during(folder, write('lost'))).toEqual({ epoch, reasons: [] })
  return { folder, backup, epoch }
}

test('[P9] a normal restart, a moved folder, and a relay that is gone without a word keep the epoch', async () => {
  const { folder, epoch } = await withBackup()
  const same = { epoch, reasons: [] }
  expect(await during(folder)).toEqual(same)
  const killed = await openSqliteStore(folder)
  await write('one more')(killed)
  expect(await during(folder)).toEqual(same)
  await killed.close()
  renameSync(folder, `${folder}-moved`)
  expect(await during(`${folder}-moved`)).toEqual(same)
})

test('[P9] a witness that is missing, torn or behind means nothing', async () => {
  const { folder, epoch } = await withBackup()
  const same = { epoch, reasons: [] }
  const before = readFileSync(join(folder, witness))
  await during(folder, write('after'))
  writeFileSync(join(folder, witness), before)
  expect(await during(folder)).toEqual(same)
  writeFileSync(join(folder, witness), before.subarray(0, 30))
  expect(await during(folder)).toEqual(same)
  rmSync(join(folder, witness))
  expect(await during(folder)).toEqual(same)
  expect(readFileSync(join(folder, witness), 'latin1')).toContain(epoch)
})

const restores: Record<string, (folder: string, backup: string) => void> = {
  'the database written over in place': (folder, backup) =>
    copyFileSync(join(backup, database), join(folder, database)),
  'all files written over in place': (folder, backup) => cpSync(backup, folder, { recursive: true }),
  'the database replaced': (folder, backup) => {
    rmSync(join(folder, database))
    copyFileSync(join(backup, database), join(folder, database))
  },
  'the database alone in a new folder': (folder, backup) => {
    rmSync(folder, { recursive: true })
    cpSync(join(backup, database), join(folder, database))
  },
  'the folder replaced': (folder, backup) => {
    rmSync(folder, { recursive: true })
    cpSync(backup, folder, { recursive: true })
  },
  'the folder replaced, times and all': (folder, backup) => {
    rmSync(folder, { recursive: true })
    cpSync(backup, folder, { recursive: true, preserveTimestamps: true })
  },
}

test.each(Object.entries(restores))('[P9] [F10] %s: a new epoch, once', async (_how, restore) => {
  const { folder, backup, epoch } = await withBackup()
  restore(folder, backup)
  const first = await during(folder)
  expect(first.epoch).not.toBe(epoch)
  expect(first.reasons).toEqual([expect.stringMatching(/copied|restored/)])
  expect(await during(folder, write('and on'))).toEqual({ epoch: first.epoch, reasons: [] })
  expect(await during(folder)).toEqual({ epoch: first.epoch, reasons: [] })
})

test('[P9] a copy older than the last epoch does not bring that epoch back', async () => {
  const { folder, backup, epoch } = await withBackup()
  copyFileSync(join(backup, database), join(folder, database))
  const { epoch: second } = await during(folder, write('other words'))
  copyFileSync(join(backup, database), join(folder, database))
  const { epoch: third } = await during(folder)
  expect(new Set([epoch, second, third]).size).toBe(3)
})

test('[P9] a backup made while the store is in use has a new epoch as a store, wherever it is put', async () => {
  const { folder, epoch } = await withBackup()
  const backup = join(root, 'backup.sqlite')
  await during(folder, async store => {
    backUp(folder, backup)
    await write('lost')(store)
  })
  const elsewhere = join(root, 'elsewhere')
  cpSync(folder, elsewhere, { recursive: true })
  copyFileSync(backup, join(elsewhere, database))
  copyFileSync(backup, join(folder, database))
  for (const place of [folder, elsewhere]) {
    let words: string[] = []
    const found = await during(place, async store => {
      words = (await store.conversations.after('c1', 'talk', 0, 9)).map(({ text }) => text)
    })
    expect(words).toEqual(['kept', 'lost'])
    expect(found).toEqual({ epoch: expect.not.stringContaining(epoch), reasons: ['it was restored from a backup'] })
  }
  expect(() => backUp(folder, backup)).toThrow('exists already')
})

test('[P9] relays that share the file, each writing in its turn, do not take each other for a restored copy', async () => {
  const { folder, epoch } = await withBackup()
  const stores = [await openSqliteStore(folder), await openSqliteStore(folder)]
  for (let round = 0; round < 20; round++) {
    await Promise.all(stores.map(write(`round ${round}`)))
    expect(await during(folder)).toEqual({ epoch, reasons: [] })
  }
  await stores[1]?.close()
  await stores[0]?.close()
  expect(await during(folder)).toEqual({ epoch, reasons: [] })
})

test('[P9] several that open a restored copy draw one epoch, and one that runs learns of it', async () => {
  const { folder, backup, epoch } = await withBackup()
  copyFileSync(join(backup, database), join(folder, database))
  const stores = [await openSqliteStore(folder), await openSqliteStore(folder), await openSqliteStore(folder)]
  const epochs = new Set(stores.map(({ conversations }) => conversations.epoch))
  expect([epochs.size, epochs.has(epoch)]).toEqual([1, false])
  // Somebody writes the copy's witness over; the next to open believes the folder was restored.
  copyFileSync(join(backup, witness), join(folder, witness))
  const { epoch: third } = await during(folder)
  await Promise.all(stores.map(store => store.lookAgain()))
  expect(stores.map(({ conversations }) => conversations.epoch)).toEqual([third, third, third])
  for (const store of stores) await store.close()
})

test('[P1] a file put in the place of one in use is not written beside: messages are refused until the relay is started anew', async () => {
  const { folder, backup } = await withBackup()
  const store = await openSqliteStore(folder)
  rmSync(join(folder, database))
  copyFileSync(join(backup, database), join(folder, database))
  await store.lookAgain()
  expect(await write('into nowhere')(store)).toEqual({ ok: false, code: 'unavailable' })
  expect(await store.condition()).toMatchObject({ status: 'degraded', words: expect.stringContaining('replaced') })
  await store.close()
})
