import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createInProcessBus } from '../bus/in-process.ts'
import { connect, newMessageId, type TestClient } from '../gateway/test/client.ts'
import { shopOrigin, startTestRelay, type TestRelay } from '../gateway/test/relay.ts'
import { sign } from '../identity/test/sign.ts'
import { createInProcessPresence } from '../presence/in-process.ts'

let relay: TestRelay
let secret: string
beforeEach(async () => {
  relay = await startTestRelay()
  secret = await relay.store.sites.makeIdentitySecret('shop')
})
afterEach(() => relay.close())

const jwt = (more: object = {}) => {
  const iat = Math.floor(relay.clock.now() / 1000)
  return sign({ sub: 'u1', aud: 'shop', name: 'Ann', email: 'ann@home.test', iat, exp: iat + 300, ...more }, secret)
}
const post = async (url: string, body: object, headers = { origin: shopOrigin }) => {
  const answer = await relay.app.inject({ method: 'POST', url, headers, body })
  return { status: answer.statusCode, body: answer.body ? answer.json() : undefined }
}
const identify = (identity = jwt(), token?: string) =>
  post('/v1/visitors/identity', { site: 'shop', identity, ...(token && { token }) })
const tokenOf = async (...given: Parameters<typeof identify>) => String((await identify(...given)).body.token)
const begin = async (client: TestClient, text = 'Hello', messageId = newMessageId()) =>
  (await client.ask({ type: 'start', messageId, text })) as unknown as { conversation: string; seq: number }
/** A connection and what it was welcomed with. */
async function welcomed(token: string) {
  const client = await connect(`${relay.url}/v1/visitor?site=shop`, { origin: shopOrigin })
  const welcome = (await client.ask({ type: 'hello', token })) as unknown as {
    conversations: { conversation: string }[]
  }
  return { client, conversations: welcome.conversations.map(({ conversation }) => conversation) }
}

test('what was begun before somebody is known stays with them, and is seen on their other devices', async () => {
  const anonymous = await relay.visitorToken()
  const before = await relay.visitor(anonymous)
  const messageId = newMessageId()
  const { conversation } = await begin(before, 'Hello', messageId)
  const other = await welcomed(await tokenOf())
  expect(other.conversations).toEqual([])

  const token = await tokenOf(jwt(), anonymous)
  expect(await before.closed()).toBe(4541)
  const told = await other.client.next('conversation')
  expect(told.conversation.conversation).toBe(conversation)
  const here = await welcomed(token)
  expect(here.conversations).toEqual([conversation])
  // Its acknowledgement was lost: the words are stored once all the same.
  expect(await here.client.ask({ type: 'start', messageId, text: 'Hello' })).toMatchObject({ conversation, seq: 1 })
  const page = await other.client.ask({ type: 'resume', conversation })
  expect(page).toMatchObject({ messages: [{ text: 'Hello' }, {}, { event: 'identified', author: { name: 'Ann' } }] })
})

test('[A32] the token that was anonymous ends, and hears nothing more', async () => {
  const anonymous = await relay.visitorToken()
  const before = await relay.visitor(anonymous)
  const { conversation } = await begin(before)
  await identify(jwt(), anonymous)
  const ann = await relay.operator('ann')
  await ann.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'For Ann only' })
  expect(await before.closed()).toBe(4541)
  expect(JSON.stringify(before.heard)).not.toContain('For Ann only')
  const late = await connect(`${relay.url}/v1/visitor?site=shop`, { origin: shopOrigin })
  late.send({ type: 'hello', ref: 1, token: anonymous })
  expect(await late.closed()).toBe(4501)
})

test('[A32] so it does where the word of its end is lost: nobody hears what is another’s by now', async () => {
  const bus = createInProcessBus()
  const end = bus.connect()
  const subscribe: typeof end.subscribe = listener =>
    end.subscribe(event => event.kind !== 'device-ended' && listener(event))
  const presence = createInProcessPresence(relay.clock)
  const beside = { store: relay.store, presence }
  const one = await startTestRelay({ beside: { ...beside, bus: bus.connect() } })
  const two = await startTestRelay({ beside: { ...beside, bus: { ...end, subscribe } } })
  const token = await two.visitorToken()
  const before = await two.visitor(token)
  await begin(before)
  const body = { site: 'shop', identity: jwt(), token }
  await one.app.inject({ method: 'POST', url: '/v1/visitors/identity', headers: { origin: shopOrigin }, body })
  expect(await before.closed()).toBe(4541)
  expect(JSON.stringify(before.heard)).not.toContain('identified')
  await one.close()
  await two.close()
})

test('[A32] so it does on another relay of the store', async () => {
  const bus = createInProcessBus()
  const presence = createInProcessPresence(relay.clock)
  const start = () => startTestRelay({ beside: { store: relay.store, bus: bus.connect(), presence } })
  const [one, two] = [await start(), await start()]
  const token = await two.visitorToken()
  const [talking, silent] = [await two.visitor(token), await two.visitor(token)]
  await begin(talking)
  const body = { site: 'shop', identity: jwt(), token }
  await one.app.inject({ method: 'POST', url: '/v1/visitors/identity', headers: { origin: shopOrigin }, body })
  expect([await talking.closed(), await silent.closed()]).toEqual([4541, 4541])
  await one.close()
  await two.close()
})

test('[A30] what a visitor claims unsigned opens nothing and marks nobody', async () => {
  const { client } = await welcomed(await tokenOf())
  const { conversation } = await begin(client)
  const stranger = await relay.visitor()
  await begin(stranger, 'I am ann@home.test')
  expect(await stranger.ask({ type: 'resume', conversation })).toMatchObject({ code: 'not_found' })
  const ann = await connect(`${relay.url}/v1/operator`, { origin: relay.url, cookie: await relay.cookie() })
  const welcome = (await ann.ask({ type: 'hello' })) as unknown as { conversations: { visitor: object }[] }
  const verified = { sub: 'u1', email: 'ann@home.test' }
  expect(welcome.conversations.map(({ visitor }) => visitor)).toEqual([
    { id: expect.any(String), name: 'Ann', verified },
    { id: expect.any(String), name: expect.stringMatching(/^Visitor /) },
  ])
})

test('a known person’s name is not what a form says', async () => {
  const form = [{ name: 'name', label: 'Name', kind: 'name' as const }]
  await relay.store.sites.setAppearance('shop', { form: form as never })
  const { client } = await welcomed(await tokenOf())
  await client.ask({
    type: 'start',
    messageId: newMessageId(),
    text: 'Hello',
    form: [{ name: 'name', value: 'The owner' }],
  })
  const [kept] = await relay.store.conversations.atWork(['shop'])
  expect(kept?.visitor.name).toBe('Ann')
})

test('what is under way has the name and e-mail of the latest JWT, what is closed has that of its time', async () => {
  const token = await tokenOf()
  const { client } = await welcomed(token)
  const { conversation } = await begin(client)
  await client.ask({ type: 'close', conversation })
  await identify(jwt({ email: 'ann@work.test' }), token)
  const emailOf = async () => (await relay.store.conversations.find(conversation))?.visitor.verified?.email
  expect(await emailOf()).toBe('ann@home.test')
  await client.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'Again' })
  const operator = await relay.operator()
  await identify(jwt({ email: 'ann@work.test' }), token)
  expect(await emailOf()).toBe('ann@work.test')
  const told = await operator.next('conversation')
  expect(told.conversation.visitor?.verified?.email).toBe('ann@work.test')
  const { heads } = (await relay.store.conversations.find(conversation)) ?? {}
  await identify(jwt({ email: 'ann@work.test' }), token)
  expect((await relay.store.conversations.find(conversation))?.heads).toEqual(heads)
})

test('the same person again keeps the token, another one ends it and sees nothing of it', async () => {
  const token = await tokenOf()
  const first = await welcomed(token)
  const { conversation } = await begin(first.client)
  expect((await identify(jwt(), token)).body.token).toBe(token)
  const next = await tokenOf(jwt({ sub: 'u2' }), token)
  expect(await first.client.closed()).toBe(4541)
  expect((await welcomed(next)).conversations).toEqual([])
  expect((await welcomed(await tokenOf())).conversations).toEqual([conversation])
})

test('[A31] who signs out is closed out on this device, and on no other', async () => {
  const [token, elsewhere] = [await tokenOf(), await tokenOf()]
  const [here, there] = [await welcomed(token), await welcomed(elsewhere)]
  expect(await post('/v1/visitors/sign-out', { site: 'shop', token })).toEqual({ status: 204, body: undefined })
  expect(await here.client.closed()).toBe(4541)
  expect(await begin(there.client)).toMatchObject({ seq: 1 })
  expect((await post('/v1/visitors/sign-out', { site: 'shop', token })).status).toBe(204)
})

test('[A28] what is not believed is told with a code and how to mend it, and changes nothing', async () => {
  const anonymous = await relay.visitorToken()
  const refused = await identify(jwt({ aud: 'other' }), anonymous)
  expect(refused).toEqual({
    status: 401,
    body: { error: 'identity_audience', message: expect.stringContaining('aud') },
  })
  expect((await welcomed(anonymous)).conversations).toEqual([])
  expect((await identify(sign({}, secret, { alg: 'none' }))).body.error).toBe('identity_algorithm')
  const other = { origin: 'https://other.test' }
  const unset = await post('/v1/visitors/identity', { site: 'other', identity: jwt() }, other)
  expect(unset.body.error).toBe('identity_unset')
  expect((await post('/v1/visitors/identity', { site: 'shop', identity: jwt() }, other)).status).toBe(403)
  for (const body of [{ site: 'shop' }, { site: 'shop', identity: 7 }, { site: 'shop', identity: 'x'.repeat(9000) }])
    expect((await post('/v1/visitors/identity', body)).status).toBe(400)
})

test('[A28] a `jti` is taken once, also by another relay on the store', async () => {
  const identity = jwt({ jti: 'once' })
  expect((await identify(identity)).status).toBe(200)
  expect((await identify(identity)).body.error).toBe('identity_reused')
  expect((await identify(jwt({ jti: 'next' }))).status).toBe(200)
})

describe('[A27] where an identity is required', () => {
  test('nobody chats without, and who has one does', async () => {
    const anonymous = await relay.visitorToken()
    await relay.store.sites.setIdentityRequired('shop', true)
    relay.clock.advance(3000)
    expect(await post('/v1/visitors', { site: 'shop' })).toEqual({ status: 401, body: { error: 'identity_required' } })
    const client = await connect(`${relay.url}/v1/visitor?site=shop`, { origin: shopOrigin })
    client.send({ type: 'hello', ref: 1, token: anonymous })
    expect(await client.closed()).toBe(4501)
    expect(await begin((await welcomed(await tokenOf(jwt(), anonymous))).client)).toMatchObject({ seq: 1 })
  })
})

/** Two relays on one store that hear nothing of each other. */
async function startTwo() {
  const presence = createInProcessPresence(relay.clock)
  const start = () => startTestRelay({ beside: { store: relay.store, bus: createInProcessBus().connect(), presence } })
  return [await start(), await start()] as const
}
const signedIn = async (at: TestRelay, token: string) => ({ at, client: await at.visitor(token) })

describe('[A33] the open connections of a site', () => {
  test('end within a second where the secret that vouched for them is another one by now, and no others', async () => {
    const [one, two] = await startTwo()
    const [ann, bob] = [await tokenOf(), await tokenOf(jwt({ sub: 'u2' }))]
    const ended = [await signedIn(one, ann), await signedIn(two, ann), await signedIn(two, bob)]
    const anonymous = await two.visitor()
    for (const { clock } of [one, two]) clock.advance(1000)
    await begin(anonymous)
    await relay.store.sites.makeIdentitySecret('shop', { anew: true })
    for (const { clock } of [one, two]) clock.advance(1000)
    expect(await Promise.all(ended.map(({ client }) => client.closed()))).toEqual([4541, 4541, 4541])
    expect(await begin(anonymous, 'and on')).toMatchObject({ type: 'ack' })
    await one.close()
    await two.close()
  })

  test('end within a second where nobody has vouched for them and somebody must now, and who comes back is not let in anew', async () => {
    const [one, two] = await startTwo()
    const token = await one.visitorToken()
    const anonymous = await one.visitor(token)
    const known = await two.visitor(await tokenOf())
    await relay.store.sites.setIdentityRequired('shop', true)
    one.clock.advance(1000)
    expect(await anonymous.closed()).toBe(4501)
    // The other relay has not looked since.
    const answer = await two.app.inject({
      method: 'POST',
      url: '/v1/visitors',
      headers: { origin: shopOrigin },
      body: { site: 'shop' },
    })
    expect(answer.json()).toEqual({ error: 'identity_required' })
    const again = await connect(`${one.url}/v1/visitor?site=shop`, { origin: shopOrigin })
    again.send({ type: 'hello', ref: 1, token })
    expect(await again.closed()).toBe(4501)
    two.clock.advance(1000)
    expect(await begin(known)).toMatchObject({ seq: 1 })
    await one.close()
    await two.close()
  })

  test('end with the next pulse where the word of a sign-out was lost, and nothing was said since', async () => {
    const [one, two] = await startTwo()
    const token = await tokenOf()
    const [silent, other] = [await two.visitor(token), await two.visitor(await tokenOf())]
    await one.app.inject({
      method: 'POST',
      url: '/v1/visitors/sign-out',
      headers: { origin: shopOrigin },
      body: { site: 'shop', token },
    })
    two.clock.advance(10_000)
    expect(await silent.closed()).toBe(4541)
    expect(await begin(other)).toMatchObject({ seq: 1 })
    await one.close()
    await two.close()
  })
})

test('a new secret ends what the old one signed', async () => {
  const token = await tokenOf()
  const old = jwt()
  await relay.store.sites.makeIdentitySecret('shop', { anew: true })
  expect((await identify(old)).body.error).toBe('identity_signature')
  const client = await connect(`${relay.url}/v1/visitor?site=shop`, { origin: shopOrigin })
  client.send({ type: 'hello', ref: 1, token })
  expect(await client.closed()).toBe(4501)
})
