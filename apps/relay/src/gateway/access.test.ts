import { afterEach, expect, test } from 'vitest'
import { connect, newMessageId, type TestClient } from './test/client.ts'
import { shopOrigin, startTestRelay, type TestRelay } from './test/relay.ts'

let relay: TestRelay
afterEach(() => relay.close())

const path = '/v1/visitor?site=shop'
const upgrade = (origin: string, to = path) => connect(`${relay.url}${to}`, { origin })
const begin = async (client: TestClient) =>
  (await client.ask({ type: 'start', messageId: newMessageId(), text: 'Hello' })) as unknown as {
    conversation: string
    epoch: string
  }

test('[A22] [A23] a token that is missing, unknown or of another site ends the connection; an unknown site too', async () => {
  relay = await startTestRelay()
  const other = await relay.visitorToken('other')
  const closedAfter = async (hello: object) => {
    const client = await upgrade(shopOrigin)
    client.send({ type: 'hello', ref: 1, ...hello })
    return client.closed()
  }
  expect(await closedAfter({})).toBe(4501)
  expect(await closedAfter({ token: 'A'.repeat(43) })).toBe(4501)
  expect(await closedAfter({ token: other })).toBe(4503)
  expect(await (await upgrade(shopOrigin, '/v1/visitor?site=none')).closed()).toBe(4504)
  expect(await (await upgrade(shopOrigin, '/v1/visitor')).closed()).toBe(4504)
  expect(await (await connect(`${relay.url}/v1/operator`, { origin: relay.url })).closed()).toBe(4501)
})

test('nothing is answered before welcome', async () => {
  relay = await startTestRelay()
  const client = await upgrade(shopOrigin)
  const start = { type: 'start', messageId: newMessageId(), text: 'Hello' }
  expect(await client.ask(start)).toMatchObject({ type: 'refuse', code: 'not_ready' })
})

test('[A24] [A26] [P13] somebody else’s conversation and one that does not exist look alike, in every frame', async () => {
  relay = await startTestRelay()
  const owner = await relay.visitor()
  const { conversation, epoch } = await begin(owner)
  const stranger = await relay.visitor()
  const eve = await relay.operator('eve')
  const common = [
    { type: 'send', messageId: newMessageId(), text: 'x' },
    { type: 'resume' },
    { type: 'history', epoch, before: 5 },
    { type: 'close' },
  ]
  const frames = {
    stranger: [...common, { type: 'handover' }, { type: 'helped', messageId: newMessageId(), helped: false }],
    eve: [...common, { type: 'resume', lane: 'notes' }, { type: 'take' }, { type: 'release' }],
  }
  for (const [client, list] of [
    [stranger, frames.stranger],
    [eve, frames.eve],
  ] as const) {
    for (const frame of list) {
      const theirs = await client.ask({ ...frame, conversation })
      const none = await client.ask({ ...frame, conversation: 'no-such-conversation' })
      expect({ ...theirs, ref: 0 }).toEqual({ ...none, ref: 0 })
      expect(theirs).toMatchObject({ type: 'refuse', code: 'not_found' })
    }
    client.send({ type: 'typing', conversation, on: true })
    client.send({ type: 'read', conversation, seq: 1 })
    await client.ask({ type: 'resume', conversation })
  }
  await owner.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'mine' })
  expect(owner.frames.filter(({ type }) => type === 'typing' || type === 'read')).toEqual([])
  for (const client of [stranger, eve]) expect(JSON.stringify(client.frames)).not.toContain(conversation)
})

test('[A25] ids of another type are refused', async () => {
  relay = await startTestRelay()
  for (const conversation of [['a'], true, { $ne: 1 }, 1, '1 ', '']) {
    const client = await relay.visitor()
    expect(await client.ask({ type: 'resume', conversation })).toMatchObject({ code: 'bad_message' })
  }
})
