import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { say, storeContract } from '../contract.ts'
import { answersContract } from '../contract-answers.ts'
import { peopleContract } from '../contract-people.ts'
import { signInContract } from '../contract-sign-in.ts'
import { sitesContract } from '../contract-sites.ts'
import { waitsContract } from '../contract-waits.ts'
import type { Draft } from '../conversations.ts'
import { nobodyHears, type Store } from '../store.ts'
import { lockFolder } from './lock.ts'
import { openSqliteStore } from './open.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-store-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let folders = 0
const folderOf = new WeakMap<Store, string>()
async function open(folder = join(root, String(++folders), 'made')) {
  const store = await openSqliteStore(folder)
  folderOf.set(store, folder)
  return store
}

const adapter = {
  open: () => open(),
  async reopen(store: Store) {
    await store.close()
    return open(folderOf.get(store))
  },
}
storeContract('SQLite', adapter)
sitesContract('SQLite', adapter)
signInContract('SQLite', adapter)
answersContract('SQLite', adapter)
waitsContract('SQLite', adapter)
peopleContract('SQLite', adapter)

test('[P1] another process sees what was acknowledged, and the durability is in force on the file', async () => {
  const store = await open()
  await addSite(store)
  await store.conversations.write(say('c1', 'kept'))
  const other = new DatabaseSync(join(String(folderOf.get(store)), 'beckon.sqlite'), { readOnly: true })
  expect(other.prepare('SELECT text FROM messages').all()).toMatchObject([{ text: 'kept' }])
  expect(other.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' })
  other.close()
  await store.close()
})

test('[P14] a store that cannot commit refuses with unavailable and has stored nothing', async () => {
  const failures: unknown[] = []
  const folder = join(root, 'full')
  const store = await openSqliteStore(folder, { ...nobodyHears, failed: error => failures.push(error) })
  await addSite(store)
  const blocker = new DatabaseSync(join(folder, 'beckon.sqlite'))
  blocker.exec("CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  expect(await store.conversations.write(say('c1', 'lost'))).toEqual({ ok: false, code: 'unavailable' })
  expect(failures).toHaveLength(1)
  blocker.exec('DROP TRIGGER full')
  blocker.close()
  expect(await store.conversations.find('c1')).toBeUndefined()
  expect(await store.conversations.write(say('c1', 'kept'))).toMatchObject({ messages: [{ message: { seq: 1 } }] })
  await store.close()
})

test('[P14] a file that another process holds refuses with unavailable, says so, and is used again when it is let go', async () => {
  const folder = join(root, 'busy')
  const store = await openSqliteStore(folder, nobodyHears, 20)
  await addSite(store)
  const holder = new DatabaseSync(join(folder, 'beckon.sqlite'))
  holder.exec('BEGIN IMMEDIATE')
  expect(await store.conversations.write(say('c1', 'refused'))).toEqual({ ok: false, code: 'unavailable' })
  expect(await store.condition()).toMatchObject({ status: 'degraded', words: expect.stringMatching('another process') })
  holder.exec('ROLLBACK')
  holder.close()
  expect(await store.condition()).toEqual({ status: 'ok' })
  expect(await store.conversations.write(say('c1', 'kept'))).toMatchObject({ messages: [{ message: { seq: 1 } }] })
  await store.close()
})

test('[P2] [P3] any order of sends, retries and groups stores each once, without holes, in the order of the first calls', async () => {
  const sends = fc.array(
    fc.record({
      id: fc.nat(12),
      conversation: fc.constantFrom('c1', 'c2'),
      lane: fc.constantFrom('talk', 'notes'),
      pause: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  await fc.assert(
    fc.asyncProperty(sends, async all => {
      const store = await open()
      await addSite(store)
      const answers = []
      for (const { id, conversation, lane, pause } of all) {
        const { create, ...write } = say(`${conversation}`, `words ${id}`, {
          messageId: `id-${conversation}-${lane}-${id}`,
          lane: lane as Draft['lane'],
        })
        const answer = store.conversations.write({ ...write, ...(create && { create }) })
        answers.push(answer)
        if (pause) await answer
      }
      const written = await Promise.all(answers)
      for (const conversation of ['c1', 'c2'] as const) {
        for (const lane of ['talk', 'notes'] as const) {
          const stored = await store.conversations.after(conversation, lane, 0, 100)
          const sent = all
            .filter(one => one.conversation === conversation && one.lane === lane)
            .map(({ id }) => `words ${id}`)
          expect(stored.map(({ text }) => text)).toEqual([...new Set(sent)])
          expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1))
        }
      }
      for (const [index, answer] of written.entries()) {
        const first =
          written[
            all.findIndex(one => JSON.stringify({ ...one, pause: 0 }) === JSON.stringify({ ...all[index], pause: 0 }))
          ]
        expect(answer.ok && first?.ok && answer.messages[0]?.message.seq === first.messages[0]?.message.seq).toBe(true)
      }
      await store.close()
    }),
    { numRuns: 30 },
  )
})

test('only one relay at a time has a folder, and a process that is gone holds nothing', () => {
  const first = lockFolder(root)
  expect(first).toMatchObject({ ok: true })
  expect(lockFolder(root)).toEqual({ ok: false, holder: `process ${process.pid}` })
  if (first.ok) first.release()
  const again = lockFolder(root)
  expect(again).toMatchObject({ ok: true })
  if (again.ok) again.release()
})

test('relays that know of each other share a folder; one that does not is refused, and refuses them', () => {
  const first = lockFolder(root, 'among others')
  const second = lockFolder(root, 'among others')
  expect([first.ok, second.ok]).toEqual([true, true])
  expect(lockFolder(root)).toMatchObject({ ok: false })
  for (const lock of [first, second]) if (lock.ok) lock.release()
  const alone = lockFolder(root)
  expect(alone.ok).toBe(true)
  expect(lockFolder(root, 'among others')).toMatchObject({ ok: false })
  if (alone.ok) alone.release()
})

async function addSite({ sites, people }: Store) {
  await sites.add({ key: 's1', name: 's1', origins: ['https://s.test'], appearance: {}, createdAt: 0 })
  await people.addVisitor({ id: 'v1', site: 's1', name: 'v1', tokenHash: 'h', createdAt: 0 })
}
