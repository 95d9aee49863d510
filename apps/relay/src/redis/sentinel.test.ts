import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { BusEvent } from '../bus/bus.ts'
import { busContract } from '../bus/contract.ts'
import { createTogether, missedOnce } from '../bus/test/together.ts'
import { createClockByHand } from '../clock/by-hand.ts'
import { newId } from '../identity/tokens.ts'
import { presenceContract } from '../presence/contract.ts'
import { createRedisPresence } from '../presence/redis.ts'
import { letPass } from '../presence/test/time.ts'
import { ratesContract } from '../rates/contract.ts'
import { createTogether as createRates } from '../rates/test/together.ts'
import { untilGood } from '../test-servers/ready.ts'
import { startRedisSentinel } from '../test-servers/redis-sentinel.ts'
import { parseRedisAddress, type RedisAddress } from './address.ts'
import { createRedisClient, type RedisClient } from './client.ts'

let servers: Awaited<ReturnType<typeof startRedisSentinel>>
let address: RedisAddress
let client: RedisClient
beforeAll(async () => {
  servers = await startRedisSentinel()
  const parsed = parseRedisAddress(servers.url)
  if (!parsed) throw new Error(servers.url)
  address = parsed
  client = createRedisClient(address)
  await untilGood(async () => client.isReady())
}, 60_000)
afterAll(async () => {
  client.close()
  await servers.stop()
}, 20_000)

const { together, closeAll } = createTogether(
  () => address,
  () => servers.observers.slice(0, 1),
)
afterEach(closeAll)

busContract('Redis behind Sentinel', together)
ratesContract('Redis behind Sentinel', () => createRates(client, servers.observers.slice(0, 1)))
presenceContract('Redis behind Sentinel', () => ({
  presence: createRedisPresence(client, newId(), createClockByHand()),
  advance: ms => letPass(servers.observers.slice(0, 1), ms),
}))

// The last of all: nobody is there after it to take over once more.
test('[F4] the server in charge dies: the relays hear each other through the one that takes over', async () => {
  const { connect } = together()
  const [own, other] = [await connect(), await connect()]
  const presence = createRedisPresence(client, newId(), createClockByHand())
  await presence.announce('a', { id: 'o1', sites: ['s1'] })
  const back = Promise.all([missedOnce(own), missedOnce(other)])
  await servers.primary.signal('SIGKILL')
  await expect.poll(() => own.isConnected()).toBe(false)
  expect(await presence.isOnline('s1')).toBe(true)
  await back
  const heard: BusEvent[] = []
  other.subscribe(event => heard.push(event))
  own.publish({ kind: 'desk', site: 's1' })
  await expect.poll(() => heard.length).toBe(1)
  await expect.poll(() => client.isReady(), { timeout: 5000 }).toBe(true)
  await presence.announce('a', { id: 'o1', sites: ['s1'] })
  expect(await presence.isOnline('s1')).toBe(true)
  // A sentinel whose machine stood still waits half a minute before it acts.
}, 90_000)
