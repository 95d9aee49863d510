import { connect as connectTcp } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { password, shopOrigin, startTestRelay, type TestRelay } from '../gateway/test/relay.ts'

let relay: TestRelay
afterEach(() => relay.close())

const origin = shopOrigin
const get = (url: string, headers: Record<string, string> = { origin }) => relay.app.inject({ url, headers })
const post = (url: string, body: object | string, headers: Record<string, string> = { origin }) =>
  relay.app.inject({ method: 'POST', url, headers, body })
const signIn = (body: object, headers: Record<string, string> = {}, remoteAddress = '10.0.0.1') =>
  relay.app.inject({
    method: 'POST',
    url: '/v1/operator/session',
    headers: { origin: 'http://chat.test', host: 'chat.test', ...headers },
    body,
    remoteAddress,
  })

test('the settings of a site, for its own pages only, revalidated by their content', async () => {
  relay = await startTestRelay()
  const answer = await get('/v1/sites/shop')
  expect(answer.json()).toEqual({
    name: 'shop',
    rules: { rules: [], version: 0 },
    desk: { online: false, waiting: 0, free: 0 },
    appearance: { accent: '#1d4e89', onAccent: '#fff' },
    hasAnswers: false,
  })
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-cache',
    'access-control-allow-origin': origin,
    vary: expect.stringMatching(/^Origin, Accept-Language\b/),
  })
  const same = await get('/v1/sites/shop', { origin, 'if-none-match': String(answer.headers.etag) })
  expect([same.statusCode, same.body]).toEqual([304, ''])
})

test('a shelf travels compressed where the browser can read it, and is known again', async () => {
  relay = await startTestRelay()
  const answers = Array.from({ length: 40 }, (_, at) => ({
    id: `a${at}`,
    title: `Question ${at}`,
    phrasings: [`How is it with ${at}?`],
    text: 'The same text each time, as long as it takes.',
  }))
  await relay.store.sites.publish('answers', 'shop', JSON.stringify({ answers }), { at: 0 })
  const url = '/v1/sites/shop/answers'
  const plain = await get(url)
  expect([plain.headers['content-encoding'], plain.json()]).toEqual([undefined, { answers }])
  const encoded = await get(url, { origin, 'accept-encoding': 'gzip, br' })
  expect(encoded.headers).toMatchObject({ 'content-encoding': 'br', vary: expect.stringMatching(/accept-encoding/i) })
  expect(JSON.parse(brotliDecompressSync(encoded.rawPayload).toString())).toEqual({ answers })
  expect(encoded.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5)
  const etag = String(encoded.headers.etag)
  expect((await get(url, { origin, 'accept-encoding': 'br', 'if-none-match': etag })).statusCode).toBe(304)
})

test('[R67] what rules say to operators only does not stand in the settings of a site', async () => {
  relay = await startTestRelay()
  const rules = [{ id: 'cart', do: [{ action: 'notify', text: 'Offer ten per cent' }] }]
  await relay.store.sites.publish('rules', 'shop', JSON.stringify({ rules }), { at: 0 })
  const answer = await get('/v1/sites/shop')
  expect(answer.json().rules).toEqual({ rules: [{ id: 'cart', do: [{ action: 'notify', text: '' }] }], version: 1 })
})

test('[A72] [A2] a site’s routes answer no other origin', async () => {
  relay = await startTestRelay()
  for (const path of ['/v1/sites/shop', '/v1/sites/shop/answers', '/v1/sites/shop/desk']) {
    for (const headers of [{ origin: 'https://evil.test' }, { origin: 'null' }, {}]) {
      const answer = await get(path, headers as Record<string, string>)
      expect([answer.statusCode, answer.json()]).toEqual([403, { error: 'forbidden' }])
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    }
  }
  expect((await post('/v1/visitors', { site: 'shop' }, { origin: 'https://other.test' })).statusCode).toBe(403)
  expect((await get('/v1/sites/none')).json()).toEqual({ error: 'unknown_site' })
})

test('a page that gives headers of its own to every request is not kept out by them', async () => {
  const headers = { origin, 'access-control-request-headers': 'content-type,x-csrf-token' }
  relay = await startTestRelay()
  const answer = await relay.app.inject({ method: 'OPTIONS', url: '/v1/visitors', headers })
  expect(answer.headers['access-control-allow-headers']).toBe('content-type,x-csrf-token')
})

test('a page asks first, or sends what needs no asking', async () => {
  relay = await startTestRelay()
  const ask = (from: string) => relay.app.inject({ method: 'OPTIONS', url: '/v1/visitors', headers: { origin: from } })
  expect((await ask(origin)).headers).toMatchObject({ 'access-control-allow-origin': origin })
  expect((await ask('https://evil.test')).statusCode).toBe(403)
  const simple = await post('/v1/visitors', '{"site":"shop"}', { origin, 'content-type': 'text/plain;charset=UTF-8' })
  expect(simple.statusCode).toBe(201)
  expect(simple.json()).toEqual({
    visitor: expect.stringMatching(/^[\w-]{22}$/),
    token: expect.stringMatching(/^[\w-]{43}$/),
  })
})

test('[A55] a token is stored hashed only', async () => {
  relay = await startTestRelay()
  const token = await relay.visitorToken()
  expect(await relay.store.people.visitorByToken(token)).toBeUndefined()
})

test('outcomes are counted for what was published, and take nothing about the visitor', async () => {
  relay = await startTestRelay()
  await relay.store.sites.publish('rules', 'shop', JSON.stringify({ rules: [{ id: 'greet', do: [] }] }), { at: 0 })
  const outcome = { rule: 'greet', version: 1, outcome: 'shown' }
  const count = (body: object) =>
    post('/v1/sites/shop/outcomes', JSON.stringify(body), { origin, 'content-type': 'text/plain' })
  expect([(await count(outcome)).statusCode, (await count({ ...outcome, variant: 'a' })).statusCode]).toEqual([
    204, 204,
  ])
  expect((await count({ ...outcome, visitor: 'v' })).statusCode).toBe(400)
  expect((await count({ ...outcome, outcome: 'hacked' })).statusCode).toBe(400)
  expect((await count({ ...outcome, version: 2 })).statusCode).toBe(404)
  expect(await relay.store.sites.outcomes('shop')).toMatchObject([
    { variant: '', count: 1 },
    { variant: 'a', count: 1 },
  ])
})

test('an operator signs in, is known, and is signed out everywhere with the connection', async () => {
  relay = await startTestRelay()
  const operator = await relay.operator()
  const cookie = await relay.cookie()
  const host = new URL(relay.url).host
  const session = await get('/v1/operator/session', { cookie })
  expect(session.json()).toEqual({
    operator: {
      id: expect.any(String),
      name: 'Ann',
      sites: [{ key: 'shop', name: 'shop', appearance: { accent: '#1d4e89', onAccent: '#fff' } }],
      script: '/beckon.js',
    },
  })
  expect((await get('/v1/operator/answers', { cookie })).json()).toEqual({ answers: [] })
  const out = await relay.app.inject({
    method: 'DELETE',
    url: '/v1/operator/session',
    headers: { cookie, host, origin: relay.url },
  })
  expect(out.statusCode).toBe(204)
  expect((await get('/v1/operator/session', { cookie })).json()).toEqual({ error: 'unauthenticated' })
  operator.close()
})

test('signing out ends the sockets of that session', async () => {
  relay = await startTestRelay()
  const cookie = await relay.cookie()
  const { connect } = await import('../gateway/test/client.ts')
  const client = await connect(`${relay.url}/v1/operator`, { origin: relay.url, cookie })
  await client.ask({ type: 'hello' })
  const headers = { cookie, origin: relay.url, host: new URL(relay.url).host }
  await relay.app.inject({ method: 'DELETE', url: '/v1/operator/session', headers })
  expect(await client.closed()).toBe(4541)
})

test('[A33] a new password ends the sockets of the old sessions with the next pulse', async () => {
  relay = await startTestRelay()
  const client = await relay.operator()
  await relay.store.people.setPassword('ann', 'other')
  relay.clock.advance(10_000)
  expect(await client.closed()).toBe(4541)
})

test('[A38] only the console’s own pages sign in or out', async () => {
  relay = await startTestRelay()
  const right = { name: 'ann', password }
  expect((await signIn(right)).statusCode).toBe(200)
  for (const headers of [
    { origin: origin },
    { origin: 'null' },
    { origin: 'http://chat.test:81' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    expect((await signIn(right, headers)).statusCode, JSON.stringify(headers)).toBe(403)
  }
  const { 'set-cookie': cookie } = (await signIn(right)).headers
  expect(cookie).toMatch(/^beckon=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/)
})

test('[A38] behind TLS the cookie is bound to the host', async () => {
  relay = await startTestRelay({ env: { BECKON_PUBLIC_URL: 'https://chat.test' } })
  const answer = await signIn({ name: 'ann', password }, { origin: 'https://chat.test' })
  expect(answer.headers['set-cookie']).toMatch(
    /^__Host-beckon=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
})

test('[A34] wrong passwords are counted by address and by name, and an unknown name looks like a wrong password', async () => {
  relay = await startTestRelay()
  const wrong = (name: string, address: string) => signIn({ name, password: 'wrong password' }, {}, address)
  const [known, unknown] = [await wrong('ann', '10.0.0.1'), await wrong('nobody', '10.0.0.1')]
  expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body])
  expect(known.json()).toEqual({ error: 'unauthenticated' })
  for (let count = 0; count < 3; count++) await wrong('ann', '10.0.0.1')
  const limited = await signIn({ name: 'bob', password }, {}, '10.0.0.1')
  expect([limited.statusCode, limited.json()]).toEqual([429, { error: 'rate_limited', retryAfterMs: 300_000 }])
  for (let count = 0; count < 6; count++) await wrong('ann', `10.0.1.${count}`)
  expect((await signIn({ name: 'ann', password }, {}, '10.0.2.1')).statusCode).toBe(429)
  relay.clock.advance(15 * 60_000)
  expect((await signIn({ name: 'ann', password }, {}, '10.0.0.1')).statusCode).toBe(200)
}, 20_000)

test('[A34] right passwords are not counted', async () => {
  relay = await startTestRelay()
  for (let count = 0; count < 7; count++) expect((await signIn({ name: 'ann', password })).statusCode).toBe(200)
}, 20_000)

test('[A35] a flood of sign-ins is refused when too many wait', async () => {
  relay = await startTestRelay()
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => signIn({ name: `name${index}`, password }, {}, `10.1.0.${index}`)),
  )
  const codes = answers.map(({ statusCode }) => statusCode)
  expect(codes.filter(code => code === 503)).toHaveLength(8)
  expect(codes.filter(code => code === 401)).toHaveLength(22)
}, 20_000)

test('[A61] new visitors of one address are bounded', async () => {
  relay = await startTestRelay({ env: { BECKON_VISITORS_PER_ADDRESS: '2' } })
  const made = async () => (await post('/v1/visitors', { site: 'shop' })).statusCode
  expect([await made(), await made(), await made()]).toEqual([201, 201, 429])
})

test('[A68] a header does not change an address, unless the proxy that sets it is trusted', async () => {
  relay = await startTestRelay({ env: { BECKON_VISITORS_PER_ADDRESS: '1' } })
  const made = async (address: string) =>
    (await post('/v1/visitors', { site: 'shop' }, { origin, 'x-forwarded-for': address })).statusCode
  expect([await made('10.0.0.1'), await made('10.0.0.2')]).toEqual([201, 429])
  await relay.close()
  relay = await startTestRelay({ env: { BECKON_VISITORS_PER_ADDRESS: '1', BECKON_TRUST_PROXY: '127.0.0.1' } })
  expect([await made('10.0.0.1'), await made('10.0.0.2'), await made('10.0.0.2')]).toEqual([201, 201, 429])
})

test('[A20] [A25] a body that is not what it must be is refused in the one form', async () => {
  relay = await startTestRelay()
  const json = { origin, 'content-type': 'application/json' }
  for (const body of [
    '{',
    '[]',
    '"x"',
    '{"site":["shop"]}',
    '{"site":"shop","x":1}',
    '{"__proto__":{},"site":"shop"}',
    '{"site":{"$ne":1}}',
  ]) {
    const answer = await post('/v1/visitors', body, json)
    expect([answer.statusCode, answer.json()], body).toEqual([400, { error: 'bad_message' }])
  }
  expect((await post('/v1/visitors', JSON.stringify({ site: 'x'.repeat(20_000) }), json)).json()).toEqual({
    error: 'too_long',
  })
  expect((await get('/nothing/here')).json()).toEqual({ error: 'not_found' })
})

test('[A73] health says what is in force, and nothing about anybody', async () => {
  relay = await startTestRelay()
  expect((await get('/health', {})).json()).toEqual({
    status: 'ok',
    store: 'sqlite',
    bus: 'in process',
    durability: expect.stringContaining('flushed before the acknowledgement'),
  })
})

test('[A15] [A75] headers too large or too many are refused and the relay lives on', async () => {
  relay = await startTestRelay()
  const answered = (head: string) =>
    new Promise<string>(resolve => {
      const socket = connectTcp(Number(new URL(relay.url).port), '127.0.0.1', () => socket.write(head))
      let text = ''
      socket.on('data', data => {
        text += data
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(text.slice(0, 12)))
    })
  const request = 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
  expect(await answered(`${request}X: ${'y'.repeat(20_000)}\r\n\r\n`)).toBe('HTTP/1.1 431')
  const upgrade = `GET /v1/visitor HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`
  await answered(`${upgrade}${'A: b\r\n'.repeat(2100)}\r\n`)
  expect((await get('/health', {})).statusCode).toBe(200)
})
