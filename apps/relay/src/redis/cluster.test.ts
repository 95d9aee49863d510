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
import { startRedisCluster } from '../test-servers/redis-cluster.ts'
import { parseRedisAddress, type RedisAddress } from './address.ts'
import { createRedisClient, type RedisClient } from './client.ts'

let cluster: Awaited<ReturnType<typeof startRedisCluster>>
let address: RedisAddress
let client: RedisClient
beforeAll(async () => {
  cluster = await startRedisCluster()
  const parsed = parseRedisAddress(cluster.url)
  if (!parsed) throw new Error(cluster.url)
  address = parsed
  client = createRedisClient(address)
  await untilGood(async () => client.isReady())
}, 60_000)
afterAll(async () => {
  client.close()
  await cluster.stop()
}, 20_000)

const { together, settle, closeAll } = createTogether(
  () => address,
  () => cluster.observers,
)
afterEach(closeAll)

busContract('Redis Cluster', together)
ratesContract('Redis Cluster', () => createRates(client, cluster.observers))
presenceContract('Redis Cluster', () => ({
  presence: createRedisPresence(client, newId(), createClockByHand()),
  advance: ms => letPass(cluster.observers, ms),
}))

const desks = Array.from({ length: 60 }, (_, index): BusEvent => ({ kind: 'desk', site: `s${index}` }))

test('events are spread over all nodes, and each goes to one of them', async () => {
  const { connect } = together()
  const [own, other] = [await connect(), await connect()]
  const heard: BusEvent[] = []
  other.subscribe(event => heard.push(event))
  for (const observer of cluster.observers) await observer.config('RESETSTAT')
  for (const desk of desks) own.publish(desk)
  await settle()
  expect(heard).toHaveLength(desks.length)
  const stats = await Promise.all(cluster.observers.map(observer => observer.info('commandstats')))
  const calls = stats.map(text => Number(/cmdstat_spublish:calls=(\d+)/.exec(text)?.[1] ?? 0))
  expect(calls.every(count => count > 0)).toBe(true)
  expect(calls.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(12)
})

test('[F4] a node that dies is told as away, and read around until it is heard again', async () => {
  const { connect, clock } = together()
  const [own, other] = [await connect(), await connect()]
  const node = cluster.nodes[1]
  await node?.signal('SIGKILL')
  await expect
    .poll(() => {
      clock.advance(2000)
      return [own.isConnected(), other.isConnected()]
    })
    .toEqual([false, false])
  expect(own.inForce).toContain('away')
  let reads = 0
  other.onMissed(() => reads++)
  clock.advance(8000)
  expect(reads).toBe(2)
  await node?.start()
  const back = Promise.all([missedOnce(own), missedOnce(other)])
  const beats = setInterval(() => clock.advance(2000), 100)
  await back
  clearInterval(beats)
  const heard: BusEvent[] = []
  other.subscribe(event => heard.push(event))
  for (const desk of desks) own.publish(desk)
  await expect.poll(() => heard.length).toBe(desks.length)
}, 30_000)
