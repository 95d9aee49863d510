import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestRelay, type TestRelay } from '../gateway/test/relay.ts'

let relay: TestRelay
let cookie: string
beforeEach(async () => {
  relay = await startTestRelay()
  cookie = await relay.cookie()
})
afterEach(() => relay.close())

const rules = '/v1/operator/sites/shop/rules'
const greet = { id: 'greet', do: [{ action: 'teaser', text: 'Need a hand?' }] }
const file = { settings: { gap: 60 }, rules: [greet] }

type Headers = Record<string, string>
const own = (): Headers => ({ cookie, origin: relay.url, host: new URL(relay.url).host })
const get = (url = rules, headers: Headers = { cookie }) => relay.app.inject({ url, headers })
const put = (body: object, headers = own()) => relay.app.inject({ method: 'PUT', url: rules, headers, body })
const link = (body: object, headers = own()) =>
  relay.app.inject({ method: 'POST', url: `${rules}/test-link`, headers, body })

test('before anything is published there is an empty file, of version 0', async () => {
  expect((await get()).json()).toEqual({ version: 0, file: { rules: [] }, versions: [] })
  expect((await get()).headers['cache-control']).toBe('no-store')
})

test('publishing makes the next version, which pages get at once; the older ones stay', async () => {
  const at = relay.clock.now()
  expect(
    (await relay.app.inject({ url: '/v1/sites/shop', headers: { origin: 'https://shop.test' } })).json().rules,
  ).toEqual({ rules: [], version: 0 })
  expect((await put({ file, base: 0 })).json()).toEqual({ version: 1, warnings: [] })
  relay.clock.advance(1000)
  expect((await put({ file: { rules: [] }, base: 1 })).json()).toEqual({ version: 2, warnings: [] })
  expect((await get()).json()).toEqual({
    version: 2,
    file: { rules: [] },
    versions: [
      { version: 2, at: at + 1000, by: 'Ann' },
      { version: 1, at, by: 'Ann' },
    ],
  })
  expect((await get(`${rules}/1`)).json()).toEqual({ version: 1, file })
  const settings = await relay.app.inject({ url: '/v1/sites/shop', headers: { origin: 'https://shop.test' } })
  expect(settings.json().rules).toEqual({ rules: [], version: 2 })
})

test('a version that is none is not found', async () => {
  for (const version of ['3', '99999999999', 'x', '-1'])
    expect((await get(`${rules}/${version}`)).json(), version).toEqual({ error: 'not_found' })
})

test('whoever publishes over a version that is no longer in force is told which one is', async () => {
  const answers = await Promise.all([put({ file, base: 0 }), put({ file, base: 0 })])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  const late = await put({ file: { rules: [] }, base: 0 })
  expect([late.statusCode, late.json()]).toEqual([409, { code: 'conflict', version: 1 }])
  expect((await get()).json().file).toEqual(file)
})

test('a file with problems is refused with each of them at its place', async () => {
  const answer = await put({ file: { rules: [{ ...greet, id: 'two words' }] }, base: 0 })
  expect([answer.statusCode, answer.json()]).toEqual([
    422,
    { code: 'bad_rules', problems: [{ place: 'rules[0].id', code: 'wrong-value', message: expect.any(String) }] },
  ])
  const worse = await put({ file: { rules: [{ ...greet, do: [{ action: 'dance' }], x: 1 }] }, base: 0 })
  expect(worse.json().problems).toMatchObject([
    { place: 'rules[0].x', code: 'unknown-field' },
    { place: 'rules[0].do[0].action', code: 'unknown-action' },
  ])
  expect((await get()).json().version).toBe(0)
})

test('a rule that can never be shown is refused, and what only looks like a mistake comes back as a warning', async () => {
  const asking = (op: string, value: number) => ({ signal: 'page.count', op, value })
  const put1 = (...all: object[]) => put({ file: { rules: [{ ...greet, when: { all } }] }, base: 0 })
  const never = await put1(asking('>', 5), asking('<', 3))
  expect([never.statusCode, never.json().problems]).toMatchObject([422, [{ code: 'contradictory' }]])
  const always = await put1(asking('>=', 0))
  expect(always.json()).toMatchObject({ version: 1, warnings: [{ code: 'always-true' }] })
})

test('a file may be far longer than a frame, and not without end', async () => {
  const many = (count: number) => ({
    rules: Array.from({ length: count }, (_, nth) => ({ ...greet, id: `r${nth}`, name: 'n'.repeat(200) })),
  })
  expect((await put({ file: many(200), base: 0 })).statusCode).toBe(200)
  expect((await put({ file: many(2000), base: 1 })).json()).toEqual({ error: 'too_long' })
})

test.each([
  ['no file', { base: 0 }],
  ['no base', { file }],
  ['a base that is no version', { file, base: '0' }],
  ['more than that', { file, base: 0, force: true }],
])('a body with %s is refused', async (_, body) => {
  expect((await put(body)).json()).toEqual({ error: 'bad_message' })
})

test('[H4] rules are for operators of the site alone', async () => {
  const eve = await relay.cookie('eve')
  const others = { ...own(), cookie: eve }
  for (const url of [rules, `${rules}/1`, `${rules}/outcomes`]) {
    expect((await get(url, {})).json(), url).toEqual({ error: 'unauthenticated' })
    expect((await get(url, { cookie: eve })).json(), url).toEqual({ error: 'forbidden' })
    expect((await get(url.replace('shop', 'none'))).json(), url).toEqual({ error: 'unknown_site' })
  }
  expect((await put({ file, base: 0 }, others)).json()).toEqual({ error: 'forbidden' })
  expect((await link({ rule: 'greet', url: 'https://shop.test/' }, others)).json()).toEqual({ error: 'forbidden' })
  expect((await get()).json().version).toBe(0)
})

test('[A38] only the console’s own pages publish or sign a link', async () => {
  for (const headers of [
    { ...own(), origin: 'https://shop.test' },
    { ...own(), origin: 'null' },
    { ...own(), 'sec-fetch-site': 'same-site' },
    { cookie, host: new URL(relay.url).host },
  ]) {
    expect((await put({ file, base: 0 }, headers)).json()).toEqual({ error: 'forbidden' })
    expect((await link({ rule: 'greet', url: 'https://shop.test/' }, headers)).json()).toEqual({ error: 'forbidden' })
  }
  expect((await get()).json().version).toBe(0)
})

test('what became of the rules, from a day on', async () => {
  const outcome = { site: 'shop', rule: 'greet', version: 1, variant: 'a', outcome: 'shown' }
  await relay.store.sites.countOutcome({ ...outcome, day: '2026-11-01' }, '')
  await relay.store.sites.countOutcome({ ...outcome, day: '2026-11-02' }, '')
  await relay.store.sites.countOutcome({ ...outcome, day: '2026-11-02', site: 'other' }, '')
  const { site: _its, ...counted } = { ...outcome, day: '2026-11-02', count: 1 }
  expect((await get(`${rules}/outcomes?from=2026-11-02`)).json()).toEqual({ outcomes: [counted] })
  expect((await get(`${rules}/outcomes`)).json().outcomes).toHaveLength(2)
  for (const from of ['yesterday', '2026-11-02&from=2026-11-03'])
    expect((await get(`${rules}/outcomes?from=${from}`)).json()).toEqual({ error: 'bad_message' })
})

test('a link to try a rule leads to a page of the site, and to nothing else', async () => {
  await put({ file, base: 0 })
  const answer = await link({ rule: 'greet', url: 'https://shop.test/cart?a=1#b' })
  const url = new URL(answer.json().url)
  expect([url.origin, url.pathname, url.hash, url.searchParams.get('a')]).toEqual([
    'https://shop.test',
    '/cart',
    '#b',
    '1',
  ])
  expect(url.searchParams.get('beckon-test')).toMatch(/^greet\.\d+\.[\w-]{22}$/)
  const trial = async (token: string | null, site = 'shop') =>
    (await get(`/v1/sites/${site}/trials/${token}`, { origin: `https://${site}.test` })).json()
  const token = url.searchParams.get('beckon-test')
  expect(await trial(token)).toEqual({ rule: 'greet' })
  expect(await trial('greet.9999999999999.AAAAAAAAAAAAAAAAAAAAAA')).toEqual({ error: 'not_found' })
  expect(await trial(token, 'other')).toEqual({ error: 'not_found' })
  expect((await link({ rule: 'none', url: 'https://shop.test/' })).json()).toEqual({ error: 'not_found' })
  for (const body of [
    { rule: 'greet', url: 'https://evil.test/' },
    { rule: 'greet', url: 'javascript:alert(1)' },
    { rule: 'greet', url: '/cart' },
    { rule: 'greet' },
  ])
    expect((await link(body)).json()).toEqual({ error: 'bad_message' })
})
