import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgresql } from '../../test-servers/postgresql.ts'
import { addPeople, say, storeContract } from '../contract.ts'
import { answersContract } from '../contract-answers.ts'
import { peopleContract } from '../contract-people.ts'
import { signInContract } from '../contract-sign-in.ts'
import { sitesContract } from '../contract-sites.ts'
import { waitsContract } from '../contract-waits.ts'
import { nobodyHears, type Store } from '../store.ts'
import { openPostgresqlStore } from './open.ts'

const patient = 60_000

let server: Awaited<ReturnType<typeof startPostgresql>>
beforeAll(async () => {
  server = await startPostgresql()
}, patient)
afterAll(() => server.stop(), patient)

const addressOf = new WeakMap<Store, string>()
async function open(address?: string) {
  const url = address ?? (await server.database())
  const store = await openPostgresqlStore(url, nobodyHears)
  addressOf.set(store, url)
  return store
}

const adapter = {
  open: () => open(),
  async reopen(store: Store) {
    await store.close()
    return open(addressOf.get(store))
  },
}
storeContract('PostgreSQL', adapter)
sitesContract('PostgreSQL', adapter)
signInContract('PostgreSQL', adapter)
answersContract('PostgreSQL', adapter)
waitsContract('PostgreSQL', adapter)
peopleContract('PostgreSQL', adapter)

test('several relays that start together on an empty database have one epoch', async () => {
  const url = await server.database()
  const stores = await Promise.all([1, 2, 3, 4, 5].map(() => open(url)))
  expect(new Set(stores.map(({ conversations }) => conversations.epoch)).size).toBe(1)
  await Promise.all(stores.map(store => store.close()))
})

test(
  '[P2] [P3] two relays write to the same conversations at once: one order, no hole, no message twice',
  async () => {
    const url = await server.database()
    const stores = [await open(url), await open(url)] as const
    await addPeople(stores[0])
    await stores[0].conversations.write(say('c1', 'first'))
    await stores[0].conversations.write(say('c2', 'first'))
    const rounds = 40
    const runs = stores.map(async ({ conversations }, relay) => {
      const written = []
      for (let round = 0; round < rounds; round++) {
        // Alone in its group, since nothing but the key makes the two relays meet.
        written.push(
          await conversations.write(say(`${relay} ${round}`, 'hello', { messageId: `key-of-a-start-${round}` })),
        )
        const group = [
          // Each relay in another order, so that they would wait for each other if rows were locked as they come.
          ...(relay === 0 ? ['c1', 'c2'] : ['c2', 'c1']).map(id => say(id, `${relay} ${round}`)),
          say('c1', 'repeated', { messageId: `key-of-a-send-${round}` }),
        ]
        written.push(...(await Promise.all(group.map(write => conversations.write(write)))))
      }
      return written
    })
    const written = (await Promise.all(runs)).flat()
    expect(written.filter(({ ok }) => !ok)).toEqual([])
    const talk = await stores[1].conversations.after('c1', 'talk', 0, 1000)
    expect(talk.map(({ seq }) => seq)).toEqual(Array.from({ length: 1 + 3 * rounds }, (_, index) => index + 1))
    expect(talk.filter(({ text }) => text.startsWith('0')).map(({ text }) => text)).toEqual(
      Array.from({ length: rounds }, (_, round) => `0 ${round}`),
    )
    expect(await stores[0].conversations.ofVisitor('v1', 1000)).toHaveLength(2 + rounds)
    await Promise.all(stores.map(store => store.close()))
  },
  patient,
)

test(
  '[P14] a database that hangs is given up within seconds',
  async () => {
    const store = await open()
    await addPeople(store)
    await store.conversations.write(say('c1', 'kept'))
    const blocker = new Client(addressOf.get(store))
    await blocker.connect()
    await blocker.query('begin')
    await blocker.query("select * from conversations where id = 'c1' for update")
    expect(await store.conversations.write(say('c1', 'refused'))).toEqual({ ok: false, code: 'unavailable' })
    await blocker.query('rollback')
    await blocker.end()
    expect(await store.conversations.write(say('c1', 'repeated'))).toMatchObject({
      messages: [{ message: { seq: 2 } }],
    })
    await store.close()
  },
  patient,
)

test(
  '[P14] connections that end between two queries of a transaction end nothing else',
  async () => {
    const store = await open()
    await addPeople(store)
    const killer = new Client(addressOf.get(store))
    await killer.connect()
    for (let round = 0; round < 10; round++) {
      const writing = store.conversations.write(say('c1', String(round)))
      await killer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name like 'beckon,%' and datname = current_database()`,
      )
      await writing
    }
    await killer.end()
    await expect.poll(() => store.conversations.write(say('c1', 'after'))).toMatchObject({ ok: true })
    await store.close()
  },
  patient,
)

test(
  '[P14] connections that end while they are set up are missing from nothing',
  async () => {
    const store = await open()
    const owner = new Client(addressOf.get(store))
    await owner.connect()
    await owner.query('alter table meta rename to elsewhere')
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
    )
    const asked = await Promise.all(Array.from({ length: 30 }, () => store.condition()))
    expect(asked.every(({ status }) => status === 'unavailable')).toBe(true)
    await owner.query('alter table elsewhere rename to meta')
    await owner.end()
    await addPeople(store)
    expect(await store.conversations.write(say('c1', 'after'))).toMatchObject({ ok: true })
    await store.close()
  },
  patient,
)
