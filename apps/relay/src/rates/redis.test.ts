import { once } from 'node:events'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectRedis, type RedisClient, toRedisClient } from '../redis/client.ts'
import { startRedis } from '../test-servers/redis.ts'
import type { TestServer } from '../test-servers/server.ts'
import { ratesContract } from './contract.ts'
import { createTogether } from './test/together.ts'

let server: TestServer
let redis: Redis
let client: RedisClient
beforeAll(async () => {
  server = await startRedis()
  redis = connectRedis({ kind: 'single', url: server.url })
  client = toRedisClient(redis, one => [one])
  await once(redis, 'ready')
}, 60_000)
afterAll(async () => {
  client.close()
  await server.stop()
})

ratesContract('Redis', () => createTogether(client, [redis]))

test('everything in Redis ends by itself', async () => {
  await redis.flushall()
  const { connect, settle, now } = createTogether(client, [redis])
  const rates = connect()
  await rates.take([{ key: 'a', most: 1, spanMs: 60_000 }])
  rates.sender('v1', { sendsPer10s: 1, sendsPerMinute: 1, framesPer10s: 1 }).send(now())
  await settle()
  const keys = await redis.keys('*')
  expect(keys).toHaveLength(2)
  for (const key of keys) expect(await redis.pttl(key)).toBeGreaterThan(0)
})

test('a thousand messages of many senders are a few commands, once a second', async () => {
  const { connect, settle, now } = createTogether(client, [redis])
  const rates = connect()
  await redis.config('RESETSTAT')
  for (let index = 0; index < 1000; index++) {
    rates.sender(`v${index % 100}`, { sendsPer10s: 99, sendsPerMinute: 99, framesPer10s: 99 }).send(now())
  }
  await settle()
  const calls = Number(/cmdstat_eval:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1])
  // Six of them are how this test waits.
  expect(calls - 6).toBe(1)
})

test('without Redis each relay goes on counting what it has counted, and tells it when Redis is back', async () => {
  const { connect, settle, now } = createTogether(client, [redis])
  const [one, two] = [connect(), connect()]
  const limit = { key: 'a', most: 2, spanMs: 60_000 }
  const limits = { sendsPer10s: 2, sendsPerMinute: 9, framesPer10s: 9 }
  expect(await one.take([limit])).toMatchObject({ ok: true })
  await server.signal('SIGKILL')
  await expect.poll(() => client.isReady()).toBe(false)
  expect(await one.take([limit])).toMatchObject({ ok: true })
  expect(await one.take([limit])).toMatchObject({ ok: false })
  expect(await two.take([limit])).toMatchObject({ ok: true })
  expect([1, 2, 3].map(() => one.sender('v1', limits).send(now()) > 0)).toEqual([false, false, true])
  await server.start()
  await expect.poll(() => client.isReady()).toBe(true)
  two.sender('v1', limits).frame(now())
  await settle()
  expect(two.sender('v1', limits).send(now())).toBeGreaterThan(0)
}, 20_000)
