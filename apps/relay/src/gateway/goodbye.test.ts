import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createInProcessBus } from '../bus/in-process.ts'
import { createClockByHand } from '../clock/by-hand.ts'
import { createInProcessPresence } from '../presence/in-process.ts'
import type { Store } from '../store/store.ts'
import { sayGoodbye } from './goodbye.ts'
import type { Line } from './line.ts'
import { newMessageId } from './test/client.ts'
import { shopOrigin, startTestRelay } from './test/relay.ts'

/** The same store, whose commits wait until they may. */
function held(store: Store) {
  const gate = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const { conversations } = store
  const slow = {
    ...conversations,
    write: async (write: Parameters<typeof conversations.write>[0]) => {
      asked.resolve()
      await gate.promise
      return conversations.write(write)
    },
    flush: async () => {
      await gate.promise
      await conversations.flush()
    },
  }
  return { store: { ...store, conversations: slow }, release: gate.resolve, asked: asked.promise }
}

test('[P16] what has been read is acknowledged before the goodbye, however long its commit takes', async () => {
  const owner = await startTestRelay()
  const { store, release, asked } = held(owner.store)
  const presence = createInProcessPresence(createClockByHand())
  const relay = await startTestRelay({ beside: { store, bus: createInProcessBus().connect(), presence } })
  onTestFinished(async () => {
    await relay.close()
    await owner.close()
  })
  const visitor = await relay.visitor()
  visitor.send({ type: 'start', ref: 9, messageId: newMessageId(), text: 'Hello', person: true })
  await asked
  const drained = relay.gateway.drain()
  // Nothing of it is read any more: it is for another relay.
  visitor.send({ type: 'list', ref: 10, status: 'closed' })
  await new Promise(resolve => setImmediate(resolve))
  release()
  expect(await visitor.closed()).toBe(1012)
  await drained
  const told = visitor.frames.map(({ type }) => type).filter(type => type === 'ack' || type === 'goodbye')
  expect(told).toEqual(['ack', 'goodbye'])
  expect(visitor.frames.filter(({ type }) => type === 'refuse')).toEqual([])
})

test('a connection that came after the goodbye ends with the relay', async () => {
  const relay = await startTestRelay()
  onTestFinished(() => relay.close())
  await relay.gateway.drain()
  const late = await relay.visitor()
  await relay.app.close()
  expect(await late.closed()).toBe(1006)
})

test('[P16] the span grows with those who leave, up to five seconds', () => {
  const spanOf = (size: number) => {
    const spans: number[] = []
    const line = { send: ({ spreadMs }: { spreadMs: number }) => spans.push(spreadMs), end() {}, resume() {} }
    sayGoodbye(new Set(Array.from({ length: size }, () => ({ line: line as unknown as Line }))))
    return spans[0]
  }
  expect([1, 1000, 4500, 10_000].map(spanOf)).toEqual([501, 1500, 5000, 5000])
})

test('nobody who was turned away and does not leave holds the relay up', async () => {
  const relay = await startTestRelay()
  onTestFinished(() => relay.close())
  onTestFinished(() => void vi.useRealTimers())
  const peer = connect(Number(new URL(relay.url).port), '127.0.0.1')
  peer.write(
    [
      'GET /v1/visitor?site=none HTTP/1.1',
      'Host: chat.test',
      `Origin: ${shopOrigin}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Protocol: beckon.v1',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      '\r\n',
    ].join('\r\n'),
  )
  // The time in which it would be cut off anyway does not pass.
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  await once(peer, 'data')
  const gone = new Promise(resolve => peer.on('error', () => {}).on('close', resolve))
  await relay.app.close()
  await gone
})
