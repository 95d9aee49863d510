import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RelayFrame } from '@beckon/protocol'
import { afterEach, expect, test } from 'vitest'
import { createInProcessBus } from '../bus/in-process.ts'
import { createClockByHand } from '../clock/by-hand.ts'
import { createInProcessPresence } from '../presence/in-process.ts'
import { newMessageId, type TestClient } from './test/client.ts'
import { startTestRelay, type TestRelay } from './test/relay.ts'

const relays: TestRelay[] = []
afterEach(async () => {
  for (const relay of relays.splice(0).reverse()) await relay.close()
})
async function start(options: Parameters<typeof startTestRelay>[0] = {}) {
  const relay = await startTestRelay(options)
  relays.push(relay)
  return relay
}

type Ack = { conversation: string; epoch: string; seq: number }
const begin = async (client: TestClient, text = 'Hello') =>
  (await client.ask({ type: 'start', messageId: newMessageId(), text })) as unknown as Ack
const seqsOf = (frame: RelayFrame) => (frame.type === 'page' ? frame.messages.map(({ seq }) => seq) : [])

test('[P6] an absence of any length is caught up in pages, in order, to the head', async () => {
  const relay = await start({
    limits: { pageMessages: 10, sendsPer10s: 1000, sendsPerMinute: 1000, framesPer10s: 1000 },
  })
  const token = await relay.visitorToken()
  const visitor = await relay.visitor(token)
  const { conversation, epoch } = await begin(visitor)
  const operator = await relay.operator()
  for (let index = 0; index < 25; index++) {
    await operator.ask({ type: 'send', conversation, messageId: newMessageId(), text: String(index) })
  }
  const seen: number[] = []
  for (let head = Infinity; (seen.at(-1) ?? 2) < head; ) {
    const page = await visitor.ask({ type: 'resume', conversation, epoch, seq: seen.at(-1) ?? 2 })
    expect(page).toMatchObject({ reset: false })
    seen.push(...seqsOf(page))
    head = page.type === 'page' ? page.head : 0
  }
  expect(seen).toEqual(Array.from({ length: 26 }, (_, index) => index + 3))
})

test('[A66] [P9] a cursor that says nothing about this lane gets the newest page, marked as a new start', async () => {
  const relay = await start()
  const visitor = await relay.visitor()
  const { conversation, epoch } = await begin(visitor)
  for (const cursor of [{}, { epoch: 'another', seq: 1 }, { epoch, seq: 99 }, { epoch }]) {
    const page = await visitor.ask({ type: 'resume', conversation, ...cursor })
    expect(page).toMatchObject({ type: 'page', reset: true, after: 0, head: 2 })
    expect(seqsOf(page)).toEqual([1, 2])
  }
  for (const seq of [-1, 2 ** 53 + 1]) {
    expect(await visitor.ask({ type: 'resume', conversation, epoch, seq })).toMatchObject({ code: 'bad_message' })
  }
  const older = await visitor.ask({ type: 'history', conversation, epoch, before: 2 })
  expect(older).toMatchObject({ reset: false, after: 0 })
  expect(seqsOf(older)).toEqual([1])
})

test('[A64] [A65] [P2] a send again is acknowledged alike; other words under its id are refused', async () => {
  const relay = await start()
  const visitor = await relay.visitor()
  const { conversation } = await begin(visitor)
  const send = { type: 'send', conversation, messageId: newMessageId(), text: 'once' }
  const first = await visitor.ask(send)
  const again = await visitor.ask(send)
  expect({ ...again, ref: 0 }).toEqual({ ...first, ref: 0 })
  expect(await visitor.ask({ ...send, text: 'twice' })).toMatchObject({ type: 'refuse', code: 'id_reused' })
})

test('[P4] several sends in flight are stored in the order they were sent', async () => {
  const relay = await start()
  const visitor = await relay.visitor()
  const { conversation } = await begin(visitor)
  const acks = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(text => visitor.ask({ type: 'send', conversation, messageId: newMessageId(), text })),
  )
  expect(acks.map(ack => 'seq' in ack && ack.seq)).toEqual([3, 4, 5, 6, 7])
})

test('[P4] [P14] what was sent behind words that could not be stored does not overtake them', async () => {
  const relay = await start()
  const visitor = await relay.visitor()
  const { conversation } = await begin(visitor)
  const [first, second] = ['a', 'b'].map(text => ({ type: 'send', conversation, messageId: newMessageId(), text }))
  const database = new DatabaseSync(join(relay.folder, 'beckon.sqlite'))
  database.exec("CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  const refused = { type: 'refuse', code: 'unavailable' }
  expect(await visitor.ask({ ...first })).toMatchObject({ ...refused, retryAfterMs: 2000 })
  database.exec('DROP TRIGGER full')
  database.close()
  // It was on its way before the refusal was heard.
  relay.clock.advance(500)
  expect(await visitor.ask({ ...second })).toMatchObject({ ...refused, retryAfterMs: 1500 })
  relay.clock.advance(1500)
  const acks = [await visitor.ask({ ...first }), await visitor.ask({ ...second })]
  expect(acks.map(ack => 'seq' in ack && ack.seq)).toEqual([3, 4])
})

test('[P5] every tab of a visitor hears each message once, a conversation begun in another tab too', async () => {
  const relay = await start()
  const token = await relay.visitorToken()
  const [first, second] = [await relay.visitor(token), await relay.visitor(token)]
  const { conversation } = await begin(first)
  await first.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'more' })
  await second.next('conversation', frame => frame.conversation.conversation === conversation)
  const heard = [await second.next('message'), await second.next('message'), await second.next('message')]
  expect(heard.map(({ message }) => message.seq)).toEqual([1, 2, 3])
  expect(second.frames.filter(({ type }) => type === 'message')).toEqual([])
})

test('[P8] a pulse names the stored heads of what the connection follows', async () => {
  const relay = await start()
  const visitor = await relay.visitor()
  const { conversation, epoch } = await begin(visitor)
  await visitor.next('message', ({ message }) => message.seq === 2)
  relay.clock.advance(10_000)
  const pulse = await visitor.next('pulse')
  expect(pulse.heads).toEqual([{ conversation, lane: 'talk', epoch, seq: 2 }])
})

test('[P10] a peer that answers no ping is cut off', async () => {
  const relay = await start()
  const visitor = await relay.visitor()
  visitor.socket.pause()
  relay.clock.advance(25_000)
  relay.clock.advance(10_000)
  visitor.socket.resume()
  expect(await visitor.closed()).toBe(1006)
})

test('[P10] a peer that answers no ping is cut off though the clock was set back meanwhile', async () => {
  const relay = await start()
  const visitor = await relay.visitor()
  visitor.socket.pause()
  relay.clock.set(relay.clock.now() - 3_600_000)
  relay.clock.advance(25_000)
  relay.clock.advance(10_000)
  visitor.socket.resume()
  expect(await visitor.closed()).toBe(1006)
})

test('two relays on one store: messages, typing and desk reach the other’s connections', async () => {
  const bus = createInProcessBus()
  const clock = createClockByHand()
  const presence = createInProcessPresence(clock)
  const one = await start()
  const share = (end = bus.connect()) => ({ beside: { store: one.store, bus: end, presence } })
  const [a, b] = [await start(share()), await start(share())]
  const visitor = await a.visitor()
  const { conversation } = await begin(visitor)
  const operator = await b.operator()
  a.clock.advance(1000)
  await visitor.next('desk', ({ desk }) => desk.online)
  await operator.ask({ type: 'resume', conversation })
  await operator.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'From the other relay' })
  expect((await visitor.next('message', ({ message }) => message.author.kind === 'operator')).message.seq).toBe(4)
  visitor.send({ type: 'typing', conversation, on: true })
  expect(await operator.next('typing')).toMatchObject({ conversation, on: true, by: { kind: 'visitor' } })
  // [P11] The other relay may have died since, and then it takes nothing back.
  b.clock.advance(6000)
  expect(await operator.next('typing')).toMatchObject({ conversation, on: false })
})

test('notes are numbered apart, shown after the talk they were written at, and never sent to the visitor', async () => {
  const relay = await start()
  const visitor = await relay.visitor()
  const { conversation } = await begin(visitor)
  const [ann, bob] = [await relay.operator('ann'), await relay.operator('bob')]
  await bob.ask({ type: 'resume', conversation, lane: 'notes' })
  const note = { type: 'send', conversation, messageId: newMessageId(), text: 'Angry.', lane: 'notes' }
  expect(await ann.ask(note)).toMatchObject({ lane: 'notes', seq: 1 })
  expect((await bob.next('message')).message).toMatchObject({ text: 'Angry.', afterSeq: 2 })
  expect(await visitor.ask({ type: 'resume', conversation, lane: 'notes' })).toMatchObject({ code: 'not_found' })
  expect(await visitor.ask({ ...note, messageId: newMessageId() })).toMatchObject({ code: 'forbidden' })
  await ann.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'Hello' })
  await visitor.next('message', ({ message }) => message.text === 'Hello')
  expect(JSON.stringify(visitor.frames)).not.toContain('Angry')
})

test('[P12] read marks reach the other side and empty the unread count', async () => {
  const relay = await start()
  const visitor = await relay.visitor()
  const { conversation } = await begin(visitor)
  const operator = await relay.operator()
  await operator.ask({ type: 'resume', conversation })
  operator.send({ type: 'read', conversation, seq: 99 })
  expect(await visitor.next('read')).toMatchObject({ conversation, by: 'operator', seq: 2 })
  const { conversation: summary } = await operator.next('conversation', frame => frame.conversation.unread === 0)
  expect(summary.read).toEqual({ visitor: 0, operator: 2 })
})

test('what the visitor saw of a rule and an answer comes before their words, as it was published', async () => {
  const relay = await start({ find: () => undefined })
  const rules = { rules: [{ id: 'greet', do: [{ action: 'teaser', text: 'Can I help?' }] }] }
  await relay.store.sites.publish('rules', 'shop', JSON.stringify(rules), { at: 0 })
  const shelf = { answers: [{ id: 'shipping', title: 'Shipping', text: 'Two days.', phrasings: [] }] }
  await relay.store.sites.publish('answers', 'shop', JSON.stringify(shelf), { at: 0 })
  relay.clock.advance(5000)
  const visitor = await relay.visitor()
  const invitation = { rule: 'greet', version: 1 }
  const started = { type: 'start', messageId: newMessageId(), text: 'And to Oslo?', invitation, answer: 'shipping' }
  const { conversation } = (await visitor.ask(started)) as unknown as Ack
  const page = await visitor.ask({ type: 'resume', conversation })
  expect(page).toMatchObject({
    messages: [
      { author: { kind: 'rule' }, text: 'Can I help?', rule: { id: 'greet', version: 1 } },
      { author: { kind: 'answer' }, text: 'Two days.', answer: { id: 'shipping', title: 'Shipping' } },
      { author: { kind: 'visitor' }, text: 'And to Oslo?' },
      { event: 'waiting' },
    ],
  })
  const unknown = { type: 'start', messageId: newMessageId(), text: 'Hi', invitation: { rule: 'greet', version: 2 } }
  expect(await visitor.ask(unknown)).toMatchObject({ type: 'ack', seq: 1 })
})

test('a canned answer that did not help hands over to a person, once', async () => {
  const relay = await start({
    find: () => ({ kind: 'answer', answer: { id: 'x', title: 'X', text: 'Perhaps this.' } }),
  })
  const visitor = await relay.visitor()
  const { conversation } = await begin(visitor)
  const { message } = await visitor.next('message', frame => frame.message.author.kind === 'answer')
  const helped = { type: 'helped', conversation, messageId: message.messageId, helped: false }
  expect([await visitor.ask(helped), await visitor.ask(helped)]).toMatchObject([{ type: 'done' }, { type: 'done' }])
  const page = await visitor.ask({ type: 'resume', conversation })
  expect(page).toMatchObject({ messages: [{}, {}, { event: 'not-helped', answer: { id: 'x' } }, { event: 'waiting' }] })
  const own = (page as { messages: { messageId: string }[] }).messages[0]?.messageId
  expect(await visitor.ask({ ...helped, messageId: own })).toMatchObject({ code: 'not_found' })
})

test('of answers that may fit the visitor takes one: it is given, once; writing again is for a person', async () => {
  const returns = { id: 'returns', title: 'Returns', text: 'Thirty days.' }
  const swaps = { id: 'swaps', title: 'Swaps', text: 'Any time.' }
  const relay = await start({ find: () => ({ kind: 'offer', answers: [returns, swaps] }) })
  await relay.store.sites.publish(
    'answers',
    'shop',
    JSON.stringify({
      answers: [
        { ...returns, phrasings: [] },
        { ...swaps, phrasings: [] },
      ],
    }),
    { at: 0 },
  )
  const visitor = await relay.visitor()
  const { conversation } = await begin(visitor)
  const { message } = await visitor.next('message', frame => frame.message.author.kind === 'answer')
  expect(message).toMatchObject({
    text: 'Returns\nSwaps',
    offers: [
      { id: 'returns', title: 'Returns' },
      { id: 'swaps', title: 'Swaps' },
    ],
  })
  const choose = { type: 'choose', conversation, messageId: message.messageId, answer: 'swaps' }
  expect([await visitor.ask(choose), await visitor.ask(choose)]).toMatchObject([{ type: 'done' }, { type: 'done' }])
  expect(await visitor.ask({ ...choose, answer: 'hours' })).toMatchObject({ code: 'not_found' })
  const send = () => visitor.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'And where to?' })
  await send()
  await send()
  expect(await visitor.ask({ type: 'resume', conversation })).toMatchObject({
    messages: [
      { author: { kind: 'visitor' } },
      { offers: [{}, {}] },
      { author: { kind: 'answer' }, text: 'Any time.', answer: { id: 'swaps' } },
      { author: { kind: 'visitor' } },
      { offers: [{ id: 'returns' }] },
      { author: { kind: 'visitor' } },
      { event: 'waiting' },
    ],
  })
})
