import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClockByHand } from '../../clock/by-hand.ts'
import { startPostgresql } from '../../test-servers/postgresql.ts'
import { lockDatabase } from './lock.ts'

let server: Awaited<ReturnType<typeof startPostgresql>>
beforeAll(async () => {
  server = await startPostgresql()
}, 60_000)
afterAll(() => server.stop())

const clock = createClockByHand()
const lockOf = (url: string) => (mode: 'alone' | 'among others') => lockDatabase(url, mode, clock, () => {})
const release = async (lock: Awaited<ReturnType<typeof lockDatabase>>) => {
  if (lock.ok) await lock.release()
}

test('one relay alone, or several that know of each other; the one who has it is named', async () => {
  const lock = lockOf(await server.database())
  const alone = await lock('alone')
  expect(alone.ok).toBe(true)
  const refused = { ok: false, holder: expect.stringContaining(`process ${process.pid} on `) }
  expect(await lock('alone')).toEqual(refused)
  expect(await lock('among others')).toEqual(refused)
  await release(alone)
  const several = [await lock('among others'), await lock('among others')]
  expect(several.map(({ ok }) => ok)).toEqual([true, true])
  expect(await lock('alone')).toEqual(refused)
  await Promise.all(several.map(release))
})

test('another database is another store', async () => {
  const locks = [await lockOf(await server.database())('alone'), await lockOf(await server.database())('alone')]
  expect(locks.map(({ ok }) => ok)).toEqual([true, true])
  await Promise.all(locks.map(release))
})

test('the lock is taken again when the database is back', async () => {
  const url = await server.database()
  const first = await lockOf(url)('alone')
  await server.signal('SIGQUIT')
  await server.start()
  // Only looked at: whoever tries for it in between would have it.
  const isHeld = async () => {
    clock.advance(1000)
    const client = new Client(url)
    await client.connect()
    const { rowCount } = await client.query("select 1 from pg_locks where locktype = 'advisory' and granted")
    await client.end()
    return rowCount === 1
  }
  await expect.poll(isHeld, { timeout: 10_000 }).toBe(true)
  expect(await lockOf(url)('alone')).toMatchObject({ ok: false })
  await release(first)
}, 20_000)
