import { once } from 'node:events'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClockByHand } from '../clock/by-hand.ts'
import { newId } from '../identity/tokens.ts'
import { connectRedis, type RedisClient, toRedisClient } from '../redis/client.ts'
import { startRedis } from '../test-servers/redis.ts'
import type { TestServer } from '../test-servers/server.ts'
import { presenceContract } from './contract.ts'
import { createRedisPresence } from './redis.ts'
import { letPass } from './test/time.ts'

let server: TestServer
let client: Redis
let shared: RedisClient
beforeAll(async () => {
  server = await startRedis()
  client = connectRedis({ kind: 'single', url: server.url })
  shared = toRedisClient(client, redis => [redis])
  await once(client, 'ready')
}, 60_000)
afterAll(async () => {
  client.disconnect()
  await server.stop()
})

const advance = (ms: number) => letPass([client], ms)

presenceContract('Redis', () => ({ presence: createRedisPresence(shared, newId(), createClockByHand()), advance }))

const ann = { id: 'o1', sites: ['s1'] }

test('relays on one store see each other’s operators, those on another do not', async () => {
  const store = newId()
  const [one, two] = [1, 2].map(() => createRedisPresence(shared, store, createClockByHand()))
  await one?.announce('a', ann)
  expect(await two?.isOnline('s1')).toBe(true)
  expect(await createRedisPresence(shared, newId(), createClockByHand()).isOnline('s1')).toBe(false)
  await two?.announce('b', ann, 'away')
  expect(await one?.isOnline('s1')).toBe(false)
  await one?.withdraw('a')
  await two?.withdraw('b')
  await one?.announce('c', ann)
  expect(await two?.isOnline('s1')).toBe(true)
})

test('nothing stays in Redis of operators who are gone', async () => {
  await client.flushall()
  const presence = createRedisPresence(shared, newId(), createClockByHand())
  await presence.announce('a', ann, 'away')
  for (const key of await client.keys('*')) expect(await client.pttl(key)).toBeGreaterThan(0)
  await presence.withdraw('a')
  expect(await client.keys('*')).toEqual([])
})

test('without Redis a relay knows its own operators, and tells them again when it is back, empty', async () => {
  const store = newId()
  const [one, two] = [1, 2].map(() => createRedisPresence(shared, store, createClockByHand()))
  await one?.announce('a', ann)
  await server.signal('SIGKILL')
  await expect.poll(() => client.status).not.toBe('ready')
  expect(await one?.isOnline('s1')).toBe(true)
  expect(await two?.isOnline('s1')).toBe(false)
  await two?.announce('b', ann)
  expect(await two?.isOnline('s1')).toBe(true)
  await server.start()
  await expect.poll(() => client.status).toBe('ready')
  expect(await one?.isOnline('s1')).toBe(false)
  await one?.announce('a', ann)
  expect(await two?.isOnline('s1')).toBe(true)
}, 20_000)
