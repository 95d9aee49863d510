import { describe, expect, test } from 'vitest'
import { createTestClock } from '../doubles/clock.ts'
import { createTestEnvironment } from '../doubles/environment.ts'
import { createScriptedRelay } from '../doubles/scripted-relay.ts'
import { memoryOutboxStore } from '../outbox/memory.ts'
import { createOperatorDesk } from './operator.ts'

const visitor = { kind: 'visitor' as const, id: 'v1', name: 'Visitor' }

async function createDesk() {
  const clock = createTestClock()
  const relay = createScriptedRelay({ kind: 'operator', now: clock.now })
  const environment = createTestEnvironment(relay.openSocket, relay.postJson, { clock })
  relay.begin('c1')
  relay.post('c1', visitor, 'Hello')
  const desk = createOperatorDesk({
    relay: 'http://relay.test',
    operator: 'o1',
    environment,
    outboxStore: memoryOutboxStore(),
  })
  await desk.start()
  await relay.settle()
  return { clock, relay, desk, texts: () => desk.thread('c1').messages.map(({ text }) => text) }
}

describe('an operator', () => {
  test('sees the queue, opens a conversation, takes it and answers', async () => {
    const { relay, desk, texts } = await createDesk()
    expect(desk.state().conversations.map(({ conversation, status }) => [conversation, status])).toEqual([
      ['c1', 'waiting'],
    ])
    desk.watch('c1')
    await relay.settle()
    expect(texts()).toEqual(['Hello'])
    const taken = desk.take('c1')
    await desk.send('c1', 'Good morning')
    await relay.settle()
    expect(await taken).toMatchObject({ type: 'done' })
    expect(texts()).toEqual(['Hello', 'Good morning'])
    expect(desk.state().conversations[0]).toMatchObject({ status: 'served', operator: { name: 'Ann' } })
  })

  test('reads a note where it was written, without a hole in the talk', async () => {
    const { relay, desk, texts } = await createDesk()
    desk.watch('c1')
    await relay.settle()
    await desk.send('c1', 'asks like last week', 'notes')
    await relay.settle()
    relay.post('c1', visitor, 'Anybody there?')
    await relay.settle()
    expect(texts()).toEqual(['Hello', 'asks like last week', 'Anybody there?'])
    expect(desk.thread('c1').messages.map(({ lane, seq }) => `${lane} ${seq}`)).toEqual(['talk 1', 'notes 1', 'talk 2'])
  })

  test('[P6] watches several conversations and is connected only when all are complete', async () => {
    const { relay, clock, desk, texts } = await createDesk()
    relay.begin('c2')
    desk.watch('c1')
    desk.watch('c2')
    await relay.settle()
    relay.cut()
    relay.post('c1', visitor, 'one')
    relay.post('c2', visitor, 'two')
    expect(desk.state().link.kind).toBe('reconnecting')
    clock.advance(1000)
    await relay.settle()
    expect(desk.state().link.kind).toBe('connected')
    expect(texts()).toEqual(['Hello', 'one'])
    expect(desk.thread('c2').messages.map(({ text }) => text)).toEqual(['two'])
  })

  test('says which canned answers went into a reply, eight at most', async () => {
    const { relay, desk } = await createDesk()
    await desk.send('c1', 'Two days.', 'talk', ['shipping'])
    await desk.send('c1', 'Hello')
    const many = Array.from({ length: 9 }, (_, at) => `a${at}`)
    await desk.send('c1', 'Much', 'talk', many)
    await relay.settle()
    await relay.settle()
    expect(relay.received.flatMap(frame => (frame.type === 'send' ? [frame.answers] : []))).toEqual([
      ['shipping'],
      undefined,
      many.slice(0, 8),
    ])
  })

  test('who set "away" stays away over a reconnect', async () => {
    const { relay, clock, desk } = await createDesk()
    void desk.setPresence('away')
    await relay.settle()
    relay.cut()
    clock.advance(1000)
    await relay.settle()
    expect(relay.received.filter(({ type }) => type === 'presence')).toHaveLength(2)
  })

  test('[P12] sends a read mark only when it moves forward', async () => {
    const { relay, desk } = await createDesk()
    desk.read('c1', 1)
    desk.read('c1', 1)
    desk.read('c1', 0)
    await relay.settle()
    expect(relay.received.filter(({ type }) => type === 'read')).toEqual([{ type: 'read', conversation: 'c1', seq: 1 }])
  })

  test('lists closed ones from the newest on, whatever was closed while the desk was open', async () => {
    const { relay, desk } = await createDesk()
    void desk.close('c1')
    await relay.settle()
    void desk.listClosed()
    await relay.settle()
    expect(relay.received.filter(({ type }) => type === 'list')).toEqual([
      { type: 'list', status: 'closed', ref: expect.any(Number) },
    ])
  })
})
