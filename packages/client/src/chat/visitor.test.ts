import { describe, expect, test } from 'vitest'
import { createTestEnvironment } from '../doubles/environment.ts'
import { createMemoryKeep, createTestClock } from '../doubles/index.ts'
import { createScriptedRelay } from '../doubles/scripted-relay.ts'
import { discard } from '../outbox/discard.ts'
import { memoryOutboxStore } from '../outbox/memory.ts'
import { createVisitorChat } from './visitor.ts'

/** A device that can be reloaded: the relay, the clock and what is kept live on, the page does not. */
function createDevice() {
  const clock = createTestClock()
  const relay = createScriptedRelay({ now: clock.now })
  const keep = createMemoryKeep()
  const outboxStore = memoryOutboxStore()
  let pages = 0
  const load = () => {
    const environment = createTestEnvironment(relay.openSocket, relay.postJson, { clock, keep, name: `p${++pages}-` })
    const chat = createVisitorChat({ relay: 'http://relay.test', site: 'shop', environment, outboxStore })
    return { chat, environment, texts: () => chat.state().messages.map(({ text }) => text) }
  }
  return { clock, relay, keep, load }
}

const operator = { kind: 'operator' as const, id: 'o1', name: 'Ann' }

describe('a visitor', () => {
  test('[H2] who has not written yet stores nothing and opens no socket', async () => {
    const { relay, keep, load } = createDevice()
    const { chat } = load()
    await chat.resume()
    await relay.settle()
    expect(relay.sockets).toHaveLength(0)
    expect(keep.get('beckon:shop:token')).toBeUndefined()
    expect(chat.state().link).toEqual({ kind: 'idle' })
  })

  test('writes, sees it pending, then sent, and reads the answer', async () => {
    const { relay, load } = createDevice()
    const { chat, texts } = load()
    await chat.send('Hello')
    expect(chat.state().pending.map(({ text }) => text)).toEqual(['Hello'])
    await relay.settle()
    expect(chat.state().pending).toEqual([])
    const [conversation = ''] = relay.conversations.keys()
    relay.post(conversation, operator, 'Good morning')
    await relay.settle()
    expect(texts()).toEqual(['Hello', 'Good morning'])
    expect(chat.state().link).toEqual({ kind: 'connected' })
  })

  test('[P4] who writes on while the beginning is under way gets one conversation, in order', async () => {
    const { relay, load } = createDevice()
    const { chat, texts } = load()
    await Promise.all(['one', 'two', 'three'].map(text => chat.send(text)))
    await relay.settle()
    expect(relay.conversations.size).toBe(1)
    expect(texts()).toEqual(['one', 'two', 'three'])
  })

  test('who is gone before the outbox was read, or the token came, connects no more', async () => {
    const { relay, load } = createDevice()
    const fresh = load()
    const sending = fresh.chat.send('Hello')
    fresh.chat.stop()
    await sending
    await relay.settle()
    expect(relay.sockets).toHaveLength(0)
    const back = load()
    const resuming = back.chat.resume()
    back.chat.stop()
    await resuming
    await relay.settle()
    expect(relay.sockets).toHaveLength(0)
    await load().chat.resume()
    await relay.settle()
    expect(relay.sockets).toHaveLength(1)
  })

  test('[P7] finds what was not sent after a reload, and it arrives once', async () => {
    const { relay, load } = createDevice()
    relay.setReachable(false)
    const before = load()
    await before.chat.send('one')
    await before.chat.send('two')
    await relay.settle()
    before.chat.stop()

    relay.setReachable(true)
    const after = load()
    await after.chat.resume()
    expect(after.chat.state().pending.map(({ text }) => text)).toEqual(['one', 'two'])
    await relay.settle()
    expect(after.texts()).toEqual(['one', 'two'])
    expect(after.chat.state().pending).toEqual([])
  })

  test('[P6] who writes after a reload, before the relay answers, goes on in the same conversation', async () => {
    const { relay, load } = createDevice()
    const before = load()
    await before.chat.send('one')
    await relay.settle()
    before.chat.stop()

    relay.setReachable(false)
    const offline = load()
    await offline.chat.resume()
    await offline.chat.send('two')
    await relay.settle()
    offline.chat.stop()

    relay.setReachable(true)
    const after = load()
    await after.chat.resume()
    await after.chat.send('three')
    await relay.settle()
    expect(relay.conversations.size).toBe(1)
    expect(after.texts()).toEqual(['one', 'two', 'three'])
    expect(after.chat.state().pending).toEqual([])
  })

  test('[P6] who writes after a reload and has no conversation any more begins one, in order', async () => {
    const { relay, keep, load } = createDevice()
    keep.set('beckon:shop:token', 'token of an earlier visit')
    const { chat, texts } = load()
    await Promise.all(['one', 'two', 'three'].map(text => chat.send(text)))
    await relay.settle()
    expect(relay.conversations.size).toBe(1)
    expect(texts()).toEqual(['one', 'two', 'three'])
  })

  test('[P4] who writes on when the beginning was stored and its acknowledgement lost does not overtake what waits', async () => {
    const { relay, clock, load } = createDevice()
    const { chat, texts } = load()
    relay.loseNext('ack')
    relay.loseNext('conversation')
    relay.loseNext('message')
    await chat.send('one')
    await chat.send('two')
    await relay.settle()
    relay.cut()
    clock.advance(1000)
    const stop = chat.on('change', () => {
      if (!chat.state().conversation) return
      stop()
      void chat.send('three')
    })
    await relay.settle()
    expect(texts()).toEqual(['one', 'two', 'three'])
    expect(relay.conversations.size).toBe(1)
  })

  test('[P2] whose acknowledgement was lost sends again under the same id and is stored once', async () => {
    const { relay, clock, load } = createDevice()
    const { chat, texts } = load()
    await chat.send('Hello')
    await relay.settle()
    relay.loseNext('ack')
    relay.loseNext('message')
    await chat.send('again')
    await relay.settle()
    expect(chat.state().pending).toHaveLength(1)
    relay.cut()
    clock.advance(1000)
    await relay.settle()
    expect(texts()).toEqual(['Hello', 'again'])
    expect(chat.state().pending).toEqual([])
    expect(relay.received.filter(({ type }) => type === 'send')).toHaveLength(2)
  })

  test('[P4] whose message is refused for now does not let the next one overtake it', async () => {
    const { relay, clock, load } = createDevice()
    const { chat, texts } = load()
    await chat.send('zero')
    await relay.settle()
    relay.refuseNext('send', 'rate_limited', 3000)
    await chat.send('one')
    await chat.send('two')
    await relay.settle()
    expect(texts()).toEqual(['zero'])
    clock.advance(2999)
    await relay.settle()
    expect(texts()).toEqual(['zero'])
    clock.advance(1)
    await relay.settle()
    expect(texts()).toEqual(['zero', 'one', 'two'])
  })

  test('[P7] whose words hold half a character or a NUL sends what can be kept of them', async () => {
    const { relay, load } = createDevice()
    const { chat, texts } = load()
    await chat.send('a\ud800b\0c')
    await relay.settle()
    expect(texts()).toEqual(['a\ufffdbc'])
  })

  test('[P7] whose message is refused for good sees why, and may try again or give it up', async () => {
    const { relay, load } = createDevice()
    const { chat, texts } = load()
    relay.refuseNext('start', 'too_long')
    await chat.send('long')
    await chat.send('short')
    await relay.settle()
    const [failed] = chat.state().pending
    expect(failed?.state).toEqual({ kind: 'failed', code: 'too_long' })
    expect(relay.conversations.size).toBe(0)
    await discard(chat.outbox, failed?.messageId ?? '')
    await chat.retry(chat.state().pending[0]?.messageId ?? '')
    await relay.settle()
    expect(texts()).toEqual(['short'])
  })

  test('[P7] is asked before a message of yesterday goes out', async () => {
    const { relay, clock, load } = createDevice()
    relay.setReachable(false)
    const before = load()
    await before.chat.send('Are you open today?')
    before.chat.stop()
    relay.setReachable(true)
    clock.advance(25 * 60 * 60 * 1000)
    const after = load()
    await after.chat.resume()
    await relay.settle()
    const [stale] = after.chat.state().pending
    expect(stale?.state).toEqual({ kind: 'stale' })
    expect(relay.conversations.size).toBe(0)
    await after.chat.retry(stale?.messageId ?? '')
    await relay.settle()
    expect(after.texts()).toEqual(['Are you open today?'])
  })

  test('[P7] whose page stays open over a day without a network is asked too', async () => {
    const { relay, clock, load } = createDevice()
    const { chat } = load()
    await chat.send('Hello')
    await relay.settle()
    relay.setReachable(false)
    relay.cut()
    await chat.send('Still there?')
    clock.advance(25 * 60 * 60 * 1000)
    await relay.settle()
    relay.setReachable(true)
    clock.advance(30_000)
    await relay.settle()
    expect(chat.state().link.kind).toBe('connected')
    expect(chat.state().pending.map(({ state }) => state.kind)).toEqual(['stale'])
  })

  test('[P8] a live message that never came is fetched when the next one shows the hole', async () => {
    const { relay, load } = createDevice()
    const { chat, texts } = load()
    await chat.send('Hello')
    await relay.settle()
    const [conversation = ''] = relay.conversations.keys()
    relay.loseNext('message')
    relay.post(conversation, operator, 'lost')
    relay.post(conversation, operator, 'seen')
    await relay.settle()
    expect(texts()).toEqual(['Hello', 'lost', 'seen'])
  })

  test('[P8] a live message that never came is fetched when a pulse names the head', async () => {
    const { relay, load } = createDevice()
    const { chat, texts } = load()
    await chat.send('Hello')
    await relay.settle()
    const [conversation = ''] = relay.conversations.keys()
    relay.loseNext('message')
    relay.post(conversation, operator, 'lost')
    await relay.settle()
    expect(texts()).toEqual(['Hello'])
    relay.say({ type: 'pulse', at: 0, heads: [{ conversation, lane: 'talk', epoch: 'e1', seq: 2 }] })
    await relay.settle()
    expect(texts()).toEqual(['Hello', 'lost'])
  })

  test('[P6] who missed a thousand messages has them all, in order, before "connected"', async () => {
    const { relay, clock, load } = createDevice()
    const { chat, texts } = load()
    await chat.send('0')
    await relay.settle()
    const [conversation = ''] = relay.conversations.keys()
    relay.cut()
    for (let n = 1; n <= 1000; n++) relay.post(conversation, operator, `${n}`)
    const links = new Map<string, number>()
    chat.on('change', () => {
      const { kind } = chat.state().link
      if (!links.has(kind)) links.set(kind, texts().length)
    })
    clock.advance(1000)
    await relay.settle()
    expect(texts()).toEqual(Array.from({ length: 1001 }, (_, n) => `${n}`))
    expect(links.get('connected')).toBe(1001)
  })

  test('[P9] drops what it holds when the epoch changes, and sends again what was not acknowledged', async () => {
    const { relay, clock, load } = createDevice()
    const { chat, texts } = load()
    await chat.send('one')
    await relay.settle()
    const [conversation = ''] = relay.conversations.keys()
    relay.post(conversation, operator, 'two')
    relay.post(conversation, operator, 'three')
    await relay.settle()
    relay.cut()
    await chat.send('four')
    relay.restore(2)
    clock.advance(1000)
    await relay.settle()
    expect(texts()).toEqual(['one', 'two', 'four'])
  })

  test('[P9] begins anew, in order, when the restored store does not have the conversation', async () => {
    const { relay, clock, load } = createDevice()
    const { chat, texts } = load()
    await chat.send('one')
    await relay.settle()
    relay.cut()
    await chat.send('two')
    await chat.send('three')
    relay.restore(0)
    clock.advance(1000)
    await relay.settle()
    expect(chat.state().pending).toEqual([])
    expect(texts()).toEqual(['two', 'three'])
    expect(relay.conversations.size).toBe(1)
  })

  test('[P10] notices silence although the clock was set back meanwhile, and says so', async () => {
    const { relay, clock, load } = createDevice()
    const { chat } = load()
    await chat.send('Hello')
    await relay.settle()
    clock.set(clock.now() - 3_600_000)
    clock.advance(25_000)
    expect(chat.state().link.kind).toBe('reconnecting')
  })

  test('[P10] says "reconnecting" when nothing is heard, and comes back', async () => {
    const { relay, clock, load } = createDevice()
    const { chat } = load()
    await chat.send('Hello')
    await relay.settle()
    clock.advance(24_999)
    expect(chat.state().link.kind).toBe('connected')
    clock.advance(1)
    expect(chat.state().link.kind).toBe('reconnecting')
    clock.advance(1000)
    await relay.settle()
    expect(chat.state().link.kind).toBe('connected')
  })

  test('[P11] sees the operator stop typing by itself', async () => {
    const { relay, clock, load } = createDevice()
    const { chat } = load()
    await chat.send('Hello')
    await relay.settle()
    const [conversation = ''] = relay.conversations.keys()
    relay.say({ type: 'typing', conversation, by: operator, on: true })
    await relay.settle()
    expect(chat.state().typing?.name).toBe('Ann')
    clock.advance(6000)
    expect(chat.state().typing).toBeUndefined()
  })

  test('whose token is unknown gets a new one and loses nothing that waited', async () => {
    const { relay, keep, load } = createDevice()
    keep.set('beckon:shop:token', 'o'.repeat(43))
    const { chat, texts } = load()
    await chat.send('Hello')
    relay.cut(4501)
    await relay.settle()
    expect(keep.get('beckon:shop:token')).toBe('t'.repeat(43))
    expect(texts()).toEqual(['Hello'])
  })

  test('of a site that the relay does not know is told so instead of waiting for ever', async () => {
    const { relay, clock, load } = createDevice()
    const { chat, environment } = load()
    environment.postJson = async () => ({ status: 404, body: { error: 'unknown_site' } })
    await chat.send('Hello')
    await relay.settle()
    expect(chat.state().link).toEqual({ kind: 'ended', code: 4504 })
    expect(chat.state().pending).toHaveLength(1)
    expect(clock.waiting()).toBe(0)
    expect(relay.sockets).toHaveLength(0)
  })

  test('whose relay cannot be reached when the first word is sent sees it try again', async () => {
    const { relay, clock, load } = createDevice()
    const { chat, texts } = load()
    relay.setReachable(false)
    await chat.send('Hello')
    await relay.settle()
    expect(chat.state().link).toMatchObject({ kind: 'reconnecting' })
    relay.setReachable(true)
    clock.advance(1000)
    await relay.settle()
    expect(texts()).toEqual(['Hello'])
    expect(chat.state().link).toEqual({ kind: 'connected' })
  })

  test('a request that was pressed offline is made when the connection is back', async () => {
    const { relay, clock, load } = createDevice()
    const { chat } = load()
    await chat.send('Hello')
    await relay.settle()
    relay.cut()
    const answer = chat.insist({ type: 'handover' })
    clock.advance(1000)
    await relay.settle()
    expect(await answer).toMatchObject({ type: 'done' })
  })

  test('[P2] says what was filled in before, and how the chat was, the same once more after a lost answer', async () => {
    const { relay, clock, load } = createDevice()
    const { chat } = load()
    await chat.resume()
    await chat.send('Hello', { person: true, form: [{ name: 'order', value: '40718' }] })
    await relay.settle()
    expect(relay.received.find(({ type }) => type === 'start')).toMatchObject({
      form: [{ name: 'order', value: '40718' }],
    })
    relay.loseNext('done')
    void chat.insist({ type: 'rate', messageId: 'verdict-1_______', good: false, comment: 'Slow' })
    await relay.settle()
    relay.cut()
    clock.advance(60_000)
    await relay.settle()
    const rated = relay.received.filter(frame => frame.type === 'rate')
    expect(rated).toMatchObject([
      { messageId: 'verdict-1_______', good: false, comment: 'Slow' },
      { messageId: 'verdict-1_______', good: false, comment: 'Slow' },
    ])
  })
})
