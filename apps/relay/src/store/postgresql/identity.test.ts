import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startPostgresql } from '../../test-servers/postgresql.ts'
import { nobodyHears, type Store } from '../store.ts'
import { openPostgresqlStore } from './open.ts'

let server: Awaited<ReturnType<typeof startPostgresql>>
beforeAll(async () => {
  server = await startPostgresql()
}, 60_000)
afterAll(() => server.stop())

/** A relay's store, with the reasons for each new epoch. */
async function open(url: string) {
  const reasons: string[] = []
  const store = await openPostgresqlStore(url, { ...nobodyHears, renewed: reason => reasons.push(reason) })
  onTestFinished(() => store.close())
  return { store, reasons }
}

async function ask(url: string, text: string) {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

const epochOf = ({ store }: { store: Store }) => store.conversations.epoch

test('[P9] [F5] a server killed and started again is the same store', async () => {
  const relay = await open(await server.database())
  const epoch = epochOf(relay)
  await server.signal('SIGQUIT')
  await server.start()
  await expect.poll(() => relay.store.condition()).toEqual({ status: 'ok' })
  await relay.store.lookAgain()
  expect([epochOf(relay), relay.reasons]).toEqual([epoch, []])
}, 20_000)

test('[P9] [F10] tables read in from a dump: one new epoch for all relays that run, and for the next', async () => {
  const url = await server.database()
  const relays = [await open(url), await open(url), await open(url)]
  const [epoch] = relays.map(epochOf)
  await ask(url, 'create table copy as table meta; drop table meta; alter table copy rename to meta')
  await ask(url, 'alter table meta add primary key (name)')
  await Promise.all(relays.map(({ store }) => store.lookAgain()))
  const found = new Set(relays.map(epochOf))
  expect([found.size, found.has(String(epoch))]).toEqual([1, false])
  const reasons = relays.flatMap(relay => relay.reasons)
  expect(reasons.filter(reason => reason.includes('dump'))).toHaveLength(1)
  expect(reasons).toHaveLength(3)
  const late = await open(url)
  expect([epochOf(late), late.reasons]).toEqual([[...found][0], []])
}, 20_000)

test('[P9] [F10] a server restored to a point in time: the first connection draws the epoch, before anything is asked of it', async () => {
  const url = await server.database()
  const relays = [await open(url), await open(url)]
  const [epoch] = relays.map(epochOf)
  const [row] = await ask(url, 'show data_directory')
  await ask(url, "alter system set restore_command = 'false'")
  await server.signal('SIGQUIT')
  writeFileSync(join(row?.data_directory, 'recovery.signal'), '')
  await server.start()
  const look = () => Promise.all(relays.map(({ store }) => store.conversations.find('none')))
  await expect.poll(look).toEqual([undefined, undefined])
  const found = new Set(relays.map(epochOf))
  expect([found.size, found.has(String(epoch))]).toEqual([1, false])
}, 20_000)

test('[P9] a role that may ask for nothing but its own tables has an epoch as well', async () => {
  const url = await server.database()
  const name = new URL(url).pathname.slice(1)
  await ask(url, `create role plain_${name} login; alter database ${name} owner to plain_${name}`)
  for (const call of ['pg_control_system()', 'pg_current_wal_lsn()']) {
    await ask(url, `revoke execute on function ${call} from public`)
  }
  const plain = url.replace('beckon@', `plain_${name}@`)
  const first = await open(plain)
  const second = await open(plain)
  expect([epochOf(second), second.reasons]).toEqual([epochOf(first), []])
  const [meta] = await ask(url, "select value from meta where name = 'identity'")
  expect(Object.keys(JSON.parse(meta?.value))).toEqual(['tables'])
}, 20_000)
