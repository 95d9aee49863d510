import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RelayFrame } from '@beckon/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newMessageId, type TestClient } from '../gateway/test/client.ts'
import { startPostgresql } from '../test-servers/postgresql.ts'
import { startRedis } from '../test-servers/redis.ts'
import type { TestServer } from '../test-servers/server.ts'
import { addOperator, addSite, attend, visit } from './test/shop.ts'
import { beckon, startProcess } from './test/spawn.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-several-'))
let redis: TestServer
let postgresql: Awaited<ReturnType<typeof startPostgresql>>
beforeAll(async () => {
  redis = await startRedis()
  postgresql = await startPostgresql()
}, 60_000)
afterAll(async () => {
  await redis.stop()
  await postgresql.stop()
  rmSync(root, { recursive: true, force: true })
})

let folders = 0
const stores = {
  PostgreSQL: async () => ({ DATABASE_URL: await postgresql.database() }),
  SQLite: async () => ({}),
}
const healthOf = async (relay: string) => (await fetch(`${relay}/health`)).json()
type Acked = { conversation: string; seq: number; epoch: string }

describe.each(Object.keys(stores) as (keyof typeof stores)[])('two relays on %s and Redis', name => {
  test('[P3] [P13] a visitor on one and an operator on the other talk, over a killed relay and an emptied Redis', async () => {
    const env = {
      BECKON_DATA: join(root, String(++folders)),
      BECKON_PORT: '0',
      BECKON_SENDS_PER_10S: '1000',
      BECKON_FRAMES_PER_10S: '1000',
      REDIS_URL: redis.url,
      ...(await stores[name]()),
    }
    await addSite(env)
    const password = await addOperator(env)
    const alone = { ...env, REDIS_URL: '' }
    const [one, two] = await Promise.all([startProcess(['serve'], env), startProcess(['serve'], env)])
    expect(await healthOf(one.relay)).toMatchObject({ status: 'ok', bus: 'redis' })
    expect((await beckon(['serve'], alone)).err).toMatch(/^Another relay .*REDIS_URL/)

    const { client: visitor, token } = await visit(one.relay)
    const operator = await attend(two.relay, password)
    await visitor.next('desk', ({ desk }) => desk.online)
    const { conversation, epoch } = (await say(visitor, { type: 'start', text: 'v0', person: true })) as Acked
    await operator.next('conversation', frame => frame.conversation.conversation === conversation)
    await operator.ask({ type: 'resume', conversation })
    const send = (client: TestClient, text: string) => say(client, { type: 'send', conversation, text })
    await send(operator, 'o0')
    await visitor.next('conversation', frame => frame.conversation.status === 'served')

    // Both at once, each hearing the other relay in order.
    const said = async (client: TestClient, by: string, count: number) => {
      for (let index = 1; index <= count; index++)
        expect(await send(client, `${by}${index}`)).toMatchObject({ type: 'ack' })
    }
    await Promise.all([said(visitor, 'v', 20), said(operator, 'o', 20)])
    for (const client of [visitor, operator]) {
      await expect.poll(() => placesHeard(client.heard, conversation).length).toBeGreaterThanOrEqual(42)
      const places = placesHeard(client.heard, conversation)
      expect(places).toEqual(places.map((_, index) => index + (places[0] ?? 0)))
    }
    operator.send({ type: 'typing', conversation, on: true })
    expect(await visitor.next('typing')).toMatchObject({ on: true, by: { kind: 'operator' } })
    const { seq } = (await send(visitor, 'last')) as Acked
    operator.send({ type: 'read', conversation, seq })
    expect(await visitor.next('read')).toMatchObject({ by: 'operator', seq })

    // The visitor's relay dies; the visitor finds everything on the other one.
    expect(await one.end('SIGKILL')).toBe('SIGKILL')
    await send(operator, 'while you were gone')
    const { client: moved } = await visit(two.relay, token)
    const page = await moved.ask({ type: 'resume', conversation, epoch, seq })
    expect(page).toMatchObject({ reset: false, messages: [{ text: 'while you were gone', seq: seq + 1 }] })
    moved.close()

    // A relay joins, and Redis is gone for a while: both are served, and hear each other when it is back, empty.
    const three = await startProcess(['serve'], env)
    const { client: back } = await visit(three.relay, token)
    await back.ask({ type: 'resume', conversation, epoch, seq: seq + 1 })
    await redis.signal('SIGKILL')
    await expect
      .poll(() => healthOf(three.relay))
      .toMatchObject({ status: 'degraded', bus: expect.stringMatching('away') })
    expect(await send(back, 'without Redis')).toMatchObject({ type: 'ack', seq: seq + 2 })
    expect(await send(operator, 'still here')).toMatchObject({ type: 'ack', seq: seq + 3 })
    const { client: stranger } = await visit(three.relay)
    const other = (await say(stranger, { type: 'start', text: 'new here', person: true })) as Acked
    await redis.start()
    await operator.next('message', ({ message }) => message.text === 'without Redis')
    await back.next('message', ({ message }) => message.text === 'still here')
    await operator.next('conversation', frame => frame.conversation.conversation === other.conversation)
    await expect.poll(() => healthOf(three.relay)).toMatchObject({ status: 'ok', bus: 'redis' })
    await send(operator, 'and on')
    await back.next('message', ({ message }) => message.text === 'and on')

    expect(await Promise.all([two.end('SIGTERM'), three.end('SIGTERM')])).toEqual([0, 0])
    const { out } = await beckon(['export', '--site', 'shop'], env)
    const lines = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    const { messages } = lines.find(line => line.conversation.id === conversation)
    const talk = messages.map(({ message }: { message: { seq: number } }) => message.seq)
    expect(talk).toEqual(talk.map((_: number, index: number) => index + 1))
    expect(messages.at(-1)).toMatchObject({ message: { text: 'and on', seq: seq + 4 } })
  }, 60_000)
})

/** The places in the talk that a connection has heard of, in the order it did: its own words by their acknowledgement, all else as messages. */
function placesHeard(frames: readonly RelayFrame[], conversation: string): number[] {
  const places = frames.flatMap(frame => {
    if (frame.type === 'ack') return frame.conversation === conversation ? frame.seq : []
    return frame.type === 'message' && frame.lane === 'talk' ? frame.message.seq : []
  })
  // The words that began the conversation come both ways.
  return [...new Set(places)]
}

const say = (client: TestClient, frame: object) => client.ask({ messageId: newMessageId(), ...frame })
