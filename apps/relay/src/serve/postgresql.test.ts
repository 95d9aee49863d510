import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newMessageId } from '../gateway/test/client.ts'
import { startPostgresql } from '../test-servers/postgresql.ts'
import { addSite, visit } from './test/shop.ts'
import { beckon, startProcess } from './test/spawn.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-process-'))
let server: Awaited<ReturnType<typeof startPostgresql>>
beforeAll(async () => {
  server = await startPostgresql()
}, 60_000)
afterAll(async () => {
  await server.stop()
  rmSync(root, { recursive: true, force: true })
})
const newEnv = async () => ({ BECKON_DATA: root, BECKON_PORT: '0', DATABASE_URL: await server.database() })
const healthOf = async (relay: string) => (await fetch(`${relay}/health`)).json()

test('one relay on PostgreSQL: a second one is refused, and takes over after kill -9 with all that was acknowledged', async () => {
  const env = await newEnv()
  expect(await addSite(env)).toMatchObject({ code: 0 })
  const first = await startProcess(['serve'], env)
  expect(await healthOf(first.relay)).toMatchObject({ status: 'ok', store: 'postgresql', bus: 'in process' })
  const { client, token } = await visit(first.relay)
  const ack = await client.ask({ type: 'start', messageId: newMessageId(), text: 'Hello', person: true })
  expect(ack).toMatchObject({ type: 'ack', seq: 1 })
  const second = await beckon(['serve'], env)
  expect(second.code).toBe(1)
  expect(second.err).toMatch(
    /^Another relay \(beckon, process \d+ on \S+\) uses the database 127\S+\. .*DATABASE_URL, or the same REDIS_URL to both\.\n$/,
  )
  expect(await first.end('SIGKILL')).toBe('SIGKILL')

  const third = await startProcess(['serve'], env)
  const { client: again } = await visit(third.relay, token)
  const { conversation } = ack as { conversation: string }
  expect(await again.ask({ type: 'resume', conversation })).toMatchObject({
    head: 2,
    messages: [{ text: 'Hello' }, {}],
  })
  expect(await third.end('SIGTERM')).toBe(0)
}, 30_000)

test('[P14] without its database the relay refuses with a time to retry, says so, and recovers by itself', async () => {
  const env = await newEnv()
  await addSite(env)
  const relay = await startProcess(['serve'], env)
  const { client, token } = await visit(relay.relay)
  const ack = await client.ask({ type: 'start', messageId: newMessageId(), text: 'Hello', person: true })
  const { conversation } = ack as { conversation: string }
  const send = { type: 'send', conversation, messageId: newMessageId(), text: 'Are you there?' }
  await server.signal('SIGQUIT')
  const refused = { type: 'refuse', code: 'unavailable', retryAfterMs: expect.any(Number) }
  expect(await client.ask(send)).toMatchObject(refused)
  expect(await client.ask({ type: 'resume', conversation })).toMatchObject(refused)
  expect(await healthOf(relay.relay)).toMatchObject({ status: 'unavailable', store: expect.stringMatching(/away/) })
  await server.start()
  // A new connection is not held to the time that was named.
  const { client: again } = await visit(relay.relay, token)
  expect(await again.ask(send)).toMatchObject({ type: 'ack', seq: 3 })
  expect(await healthOf(relay.relay)).toMatchObject({ status: 'ok', store: 'postgresql' })
  expect(await relay.end('SIGTERM')).toBe(0)
}, 30_000)

test('a database that cannot be used is one line, without the password', async () => {
  const env = {
    BECKON_DATA: root,
    DATABASE_URL: server.url.replace('beckon@', 'beckon:secret@').replace('/postgres', '/none'),
  }
  const { code, err } = await beckon(['serve'], env)
  expect(code).toBe(1)
  expect(err).toMatch(/^The database 127\.0\.0\.1:\d+\/none cannot be used: .*DATABASE_URL.*\.\n$/)
  expect(err).not.toContain('secret')
}, 20_000)
