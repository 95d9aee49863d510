import { expect, test } from 'vitest'
import { createScriptedRelay, createTestClock, createTestEnvironment } from '../doubles/index.ts'
import { type ConnectionState, createConnection } from './connection.ts'

function createPeer() {
  const clock = createTestClock()
  const relay = createScriptedRelay()
  const environment = createTestEnvironment(relay.openSocket, relay.postJson, { clock })
  const states: ConnectionState['kind'][] = []
  const connection = createConnection({
    url: 'ws://relay.test',
    hello: () => ({ type: 'hello' }),
    environment,
    onState: ({ kind }) => states.push(kind),
    onFrame: () => {},
  })
  return { clock, relay, environment, states, connection }
}

test('a connection that dies at once does not reset the backoff, one that lasted does', async () => {
  const { clock, relay, connection } = createPeer()
  connection.start()
  const delays: number[] = []
  const dieAfter = async (livedMs: number) => {
    await relay.settle()
    clock.advance(livedMs)
    relay.cut()
    const state = connection.state()
    if (state.kind === 'waiting') delays.push(state.retryAtMs - clock.now())
    clock.advance(delays.at(-1) ?? 0)
  }
  for (const livedMs of [0, 0, 9_999, 10_000, 0]) await dieAfter(livedMs)
  expect(delays).toEqual([250, 500, 1000, 250, 500])
})

test('a terminal close code ends it until it is started again', async () => {
  const { clock, relay, connection } = createPeer()
  connection.start()
  await relay.settle()
  relay.cut(4541)
  clock.advance(3_600_000)
  expect(connection.state()).toEqual({ kind: 'ended', code: 4541 })
  expect(relay.sockets).toHaveLength(1)
  connection.start()
  await relay.settle()
  expect(connection.state().kind).toBe('open')
})

test('a wake-up ends the waiting at once', async () => {
  const { relay, environment, connection } = createPeer()
  connection.start()
  await relay.settle()
  relay.cut()
  expect(connection.state().kind).toBe('waiting')
  environment.wake()
  await relay.settle()
  expect(connection.state().kind).toBe('open')
})

test('requests under way when it goes are answered "lost", exactly once', async () => {
  const { relay, connection } = createPeer()
  connection.start()
  await relay.settle()
  const asked = connection.request({ type: 'take', conversation: 'c1' })
  relay.cut()
  expect(await asked).toEqual({ type: 'lost' })
  expect(await connection.request({ type: 'take', conversation: 'c1' })).toEqual({ type: 'lost' })
})

test('[P16] after a goodbye it comes back at a random moment of the time given, once', async () => {
  const { clock, relay, connection } = createPeer()
  connection.start()
  await relay.settle()
  relay.say({ type: 'goodbye', spreadMs: 4000 })
  await relay.settle()
  relay.cut(1012)
  expect(connection.state()).toEqual({ kind: 'waiting', retryAtMs: clock.now() + 2000 })
  clock.advance(2000)
  relay.cut()
  // It was no failure: the backoff begins now.
  expect(connection.state()).toEqual({ kind: 'waiting', retryAtMs: clock.now() + 250 })
})

test('stopped, it leaves no timer behind', async () => {
  const { clock, relay, connection, states } = createPeer()
  connection.start()
  await relay.settle()
  connection.stop()
  expect(clock.waiting()).toBe(0)
  expect(states.at(-1)).toBe('idle')
})
