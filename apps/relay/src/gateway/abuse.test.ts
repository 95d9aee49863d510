import { afterEach, expect, test } from 'vitest'
import { connect, newMessageId, type TestClient } from './test/client.ts'
import { shopOrigin, startTestRelay, type TestRelay } from './test/relay.ts'

let relay: TestRelay
afterEach(() => relay.close())

const path = '/v1/visitor?site=shop'
const upgrade = (origin: string | undefined, to = path, protocols?: string[]) =>
  connect(`${relay.url}${to}`, origin === undefined ? {} : { origin }, protocols)
const begin = async (client: TestClient) =>
  (await client.ask({ type: 'start', messageId: newMessageId(), text: 'Hello' })) as unknown as {
    conversation: string
    epoch: string
  }

test('[A1] [A2] an upgrade from any other origin, spelt however, is refused before it happens', async () => {
  relay = await startTestRelay()
  const foreign = [
    'https://evil.test',
    undefined,
    'null',
    'https://shop.test.evil.com',
    'https://evilshop.test',
    'http://shop.test',
    'https://shop.test:8443',
    'https://SHOP.test',
    'https://shop.test/',
    'https://xn--shp-sna.test',
    'https://other.test',
  ]
  for (const origin of foreign) await expect(upgrade(origin), String(origin)).rejects.toThrow('status 403')
  const cookie = await relay.cookie()
  for (const origin of ['https://evil.test', shopOrigin, 'null']) {
    await expect(connect(`${relay.url}/v1/operator`, { origin, cookie }), origin).rejects.toThrow('status 403')
  }
  ;(await upgrade(shopOrigin)).close()
})

test('[A3] [A11] too much is closed with 1009, binary with 1003', async () => {
  relay = await startTestRelay()
  const large = await relay.visitor()
  large.sendText('x'.repeat(16_385))
  expect(await large.closed()).toBe(1009)
  const binary = await relay.visitor()
  binary.sendText(Buffer.from('{}'))
  expect(await binary.closed()).toBe(1003)
})

test('[A5] [A7] fragments that add up, or are many, are closed', async () => {
  relay = await startTestRelay()
  const large = await relay.visitor()
  for (let part = 0; part < 3; part++) large.socket.send('x'.repeat(8000), { fin: false })
  expect(await large.closed()).toBe(1009)
  const many = await relay.visitor()
  for (let part = 0; part < 20; part++) many.socket.send('x', { fin: false })
  expect(await many.closed()).toBe(1008)
})

test('[A8] compression is not agreed on', async () => {
  relay = await startTestRelay()
  expect((await relay.visitor()).socket.extensions).toBe('')
})

test('[A12] a flood of pings or frames is told, then cut off', async () => {
  relay = await startTestRelay()
  const pings = await relay.visitor()
  for (let count = 0; count < 200; count++) pings.socket.ping()
  expect(await pings.closed()).toBe(4429)
  const frames = await relay.visitor()
  for (let count = 0; count < 80; count++) frames.send({ type: 'typing', conversation: 'none', on: true })
  expect(await frames.closed()).toBe(4429)
})

test('[A13] a connection that says nothing is ended, and no other', async () => {
  relay = await startTestRelay()
  const silent = await upgrade(shopOrigin)
  relay.clock.advance(1000)
  const greeted = await relay.visitor()
  const late = await upgrade(shopOrigin)
  relay.clock.advance(4000)
  expect(await silent.closed()).toBe(4408)
  const talk = { type: 'resume', conversation: 'none' }
  expect(await late.ask(talk)).toMatchObject({ code: 'not_ready' })
  relay.clock.advance(1000)
  expect(await late.closed()).toBe(4408)
  expect(await greeted.ask(talk)).toMatchObject({ code: 'not_found' })
})

test('[A16] the oldest of too many connections of a visitor goes', async () => {
  relay = await startTestRelay({ limits: { maxSocketsPerVisitor: 2 } })
  const token = await relay.visitorToken()
  const [oldest] = [await relay.visitor(token), await relay.visitor(token), await relay.visitor(token)]
  expect(await oldest?.closed()).toBe(4509)
})

test('[A16] one address opens so many connections, and again after one has closed', async () => {
  relay = await startTestRelay({ env: { BECKON_SOCKETS_PER_ADDRESS: '2' } })
  const [first] = [await upgrade(shopOrigin), await upgrade(shopOrigin)]
  await expect(upgrade(shopOrigin)).rejects.toThrow('status 429')
  first?.close()
  await first?.closed()
  await expect.poll(() => relay.gateway.connections()).toBe(1)
  await upgrade(shopOrigin)
})

test('[A17] a reader that does not read is cut off', async () => {
  relay = await startTestRelay({
    limits: { maxBufferedBytes: 100_000, sendsPer10s: 1e6, sendsPerMinute: 1e6, framesPer10s: 1e6 },
  })
  const token = await relay.visitorToken()
  const visitor = await relay.visitor(token)
  const { conversation } = await begin(visitor)
  const lazy = await relay.visitor(token)
  lazy.socket.pause()
  const text = 'x'.repeat(4000)
  for (let count = 0; count < 3000 && relay.gateway.connections() > 1; count += 10) {
    const sends = Array.from({ length: 10 }, () =>
      visitor.ask({ type: 'send', conversation, messageId: newMessageId(), text }),
    )
    await Promise.all(sends)
  }
  lazy.socket.resume()
  expect([4440, 1006]).toContain(await lazy.closed())
}, 20_000)

test('[A18] [A19] [A20] what is no frame is refused, and the third within a minute ends the connection', async () => {
  relay = await startTestRelay()
  const bad = [
    'hello',
    '[]',
    'null',
    '{}',
    '{"type":"nothing"}',
    '{"type":1}',
    `${'['.repeat(8000)}`,
    '{"type":"typing","conversation":"a","on":NaN}',
    '{"type":"typing","conversation":"a","on":true,"__proto__":{"x":1}}',
    '{"type":"__proto__"}',
    '{"type":"constructor"}',
    '{"type":"send","ref":1,"conversation":"a","messageId":"0123456789abcdef","text":"\\ud800"}',
    `{"type":"read","conversation":"a","seq":1e400}`,
    `{"type":"x"${Array.from({ length: 1000 }, (_, n) => `,"k${n}":1`).join('')}}`,
  ]
  for (let first = 0; first < bad.length; first += 3) {
    const client = await relay.visitor()
    for (const text of [...bad.slice(first, first + 3), 'x', 'x'].slice(0, 3)) client.sendText(text)
    expect(await client.closed()).toBe(4500)
    expect(client.frames.filter(frame => frame.type === 'refuse' && frame.code === 'bad_message')).toHaveLength(3)
  }
})

test('[A21] another protocol version is told so in a way a browser can read', async () => {
  relay = await startTestRelay()
  for (const protocols of [['beckon.v2'], ['beckon.v0', 'chat']]) {
    const client = await upgrade(shopOrigin, path, protocols)
    expect(client.socket.protocol).toBe(protocols[0])
    expect(await client.closed()).toBe(4526)
  }
  expect(await (await upgrade(shopOrigin, path, [])).closed()).toBe(4526)
})

test('[A62] a flood of messages is refused with the time to wait, nothing is stored, and ignoring it ends the connection', async () => {
  relay = await startTestRelay()
  const visitor = await relay.visitor()
  const { conversation } = await begin(visitor)
  const send = () => visitor.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'x' })
  for (let count = 0; count < 9; count++) expect(await send()).toMatchObject({ type: 'ack' })
  expect(await send()).toMatchObject({ type: 'refuse', code: 'rate_limited', retryAfterMs: 10_000 })
  const head = (await relay.store.conversations.find(conversation))?.heads.talk
  expect(head).toBe(11)
  relay.clock.advance(10_000)
  expect(await send()).toMatchObject({ type: 'ack', seq: 12 })
  for (let count = 0; count < 25; count++)
    visitor.send({ type: 'send', ref: 900, conversation, messageId: newMessageId(), text: 'x' })
  expect(await visitor.closed()).toBe(4429)
})

test('[A62] too many unacknowledged sends are refused', async () => {
  relay = await startTestRelay({ limits: { maxOutstandingSends: 2 } })
  const visitor = await relay.visitor()
  const { conversation } = await begin(visitor)
  const answers = await Promise.all(
    [1, 2, 3].map(() => visitor.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'x' })),
  )
  expect(answers.map(({ type }) => type).sort()).toEqual(['ack', 'ack', 'refuse'])
  expect(answers).toContainEqual(
    expect.objectContaining({ code: 'too_many_outstanding', retryAfterMs: expect.any(Number) }),
  )
})

test('[A61] [A69] conversations of one visitor are bounded, before those of an address that many share', async () => {
  relay = await startTestRelay({ env: { BECKON_STARTS_PER_VISITOR: '2', BECKON_STARTS_PER_ADDRESS: '3' } })
  const start = (client: TestClient) => client.ask({ type: 'start', messageId: newMessageId(), text: 'x' })
  const first = await relay.visitor()
  expect([await start(first), await start(first), await start(first)]).toMatchObject([
    { type: 'ack' },
    { type: 'ack' },
    { code: 'rate_limited' },
  ])
  const second = await relay.visitor()
  expect([await start(second), await start(second)]).toMatchObject([{ type: 'ack' }, { code: 'rate_limited' }])
})

test('a text at the limit is taken, one above it is told to be too long', async () => {
  relay = await startTestRelay()
  const visitor = await relay.visitor()
  const start = (length: number) => visitor.ask({ type: 'start', messageId: newMessageId(), text: '漢'.repeat(length) })
  expect(await start(4000)).toMatchObject({ type: 'ack' })
  expect(await start(4001)).toMatchObject({ code: 'too_long' })
})
