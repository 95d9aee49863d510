import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startRedis } from '../test-servers/redis.ts'
import type { TestServer } from '../test-servers/server.ts'
import type { BusEvent } from './bus.ts'
import { busContract } from './contract.ts'
import { createTogether, missedOnce } from './test/together.ts'

let server: TestServer
let observer: Redis
beforeAll(async () => {
  server = await startRedis()
  observer = new Redis(server.url)
  observer.on('error', () => {})
}, 60_000)
afterAll(async () => {
  observer.disconnect()
  await server.stop()
})

const { together, settle, closeAll } = createTogether(
  () => ({ kind: 'single', url: server.url }),
  () => [observer],
)
afterEach(closeAll)

busContract('Redis', together)

const desk = (site: string): BusEvent => ({ kind: 'desk', site })

test('what is published in one turn is one command', async () => {
  const { connect } = together()
  const [own, other] = [await connect(), await connect()]
  const heard: BusEvent[] = []
  other.subscribe(event => heard.push(event))
  await observer.config('RESETSTAT')
  for (let index = 0; index < 100; index++) own.publish(desk(`s${index}`))
  await settle()
  expect(heard).toHaveLength(100)
  expect(await observer.info('commandstats')).toContain('cmdstat_publish:calls=1,')
})

test('relays on another store hear nothing', async () => {
  const [one, two] = [together(), together()]
  const [own, foreign] = [await one.connect(), await two.connect()]
  const heard: BusEvent[] = []
  foreign.subscribe(event => heard.push(event))
  own.publish(desk('s1'))
  await settle()
  expect(heard).toEqual([])
})

test('a Redis that dies throws nothing, is read around while it is away, and told when it is back', async () => {
  const { connect, clock } = together()
  const bus = await connect()
  await server.signal('SIGKILL')
  await expect.poll(() => bus.isConnected()).toBe(false)
  expect(bus.inForce).toContain('away')
  let reads = 0
  bus.onMissed(() => reads++)
  bus.publish(desk('s1'))
  clock.advance(8000)
  expect(reads).toBe(2)
  const back = missedOnce(bus)
  await server.start()
  await back
  expect(bus.inForce).toBe('redis')
}, 20_000)

test('a relay whose events were lost says so to the others when it can', async () => {
  const { connect, clock } = together()
  const [own, other] = [await connect(), await connect()]
  const back = Promise.all([missedOnce(own), missedOnce(other)])
  await observer.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
  await back
  let reads = 0
  other.onMissed(() => reads++)
  clock.advance(2000)
  await settle()
  expect(reads).toBe(1)
}, 20_000)

test('a Redis that is frozen is noticed, costs bounded memory, and is used again when it thaws', async () => {
  const { connect, clock } = together()
  const [own, other] = [await connect(), await connect()]
  await server.signal('SIGSTOP')
  for (let beat = 0; beat < 5; beat++) clock.advance(2000)
  await expect.poll(() => own.isConnected()).toBe(false)
  const back = missedOnce(other)
  const ownBack = missedOnce(own)
  await server.signal('SIGCONT')
  await Promise.all([back, ownBack])
  const heard: BusEvent[] = []
  other.subscribe(event => heard.push(event))
  own.publish(desk('s1'))
  await expect.poll(() => heard).toEqual([desk('s1')])
}, 20_000)
