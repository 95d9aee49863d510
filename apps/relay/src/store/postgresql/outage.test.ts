import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgresql } from '../../test-servers/postgresql.ts'
import { addPeople, say } from '../contract.ts'
import { nobodyHears } from '../store.ts'
import { openPostgresqlStore } from './open.ts'

const patient = 60_000

/** With few databases: one that was killed flushes every file of all of them before it takes anybody again. */
let server: Awaited<ReturnType<typeof startPostgresql>>
beforeAll(async () => {
  server = await startPostgresql()
}, patient)
afterAll(() => server.stop(), patient)

const open = (url: string, failed: (error: unknown) => void = nobodyHears.failed) =>
  openPostgresqlStore(url, { ...nobodyHears, failed })

test(
  '[P14] a database that is gone is told, refuses without an acknowledgement, and recovers by itself',
  async () => {
    const failures: unknown[] = []
    const store = await open(await server.database(), error => failures.push(error))
    await addPeople(store)
    await store.conversations.write(say('c1', 'kept'))
    await server.signal('SIGQUIT')
    expect(await store.conversations.write(say('c1', 'refused'))).toEqual({ ok: false, code: 'unavailable' })
    expect(failures).toHaveLength(1)
    expect(await store.condition()).toMatchObject({ status: 'unavailable' })
    await server.start()
    expect(await store.condition()).toEqual({ status: 'ok' })
    expect(await store.conversations.write(say('c1', 'repeated'))).toMatchObject({
      messages: [{ message: { seq: 2 } }],
    })
    await store.close()
  },
  patient,
)

test(
  '[P1] a database that would lose acknowledged messages is refused, one that only says so by default is not',
  async () => {
    const url = await server.database()
    await ask(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`)
    await (await open(url)).close()
    const setAnew = async (command: string) => {
      await ask(url, `alter system ${command}`)
      await server.signal('SIGQUIT')
      await server.start()
    }
    await setAnew('set full_page_writes = off')
    await expect(open(url)).rejects.toThrow('full_page_writes=off')
    await setAnew('reset full_page_writes')
    await (await open(url)).close()
  },
  patient,
)

async function ask(url: string, text: string) {
  const client = new Client(url)
  await client.connect()
  await client.query(text)
  await client.end()
}
