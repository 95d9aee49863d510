import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { startTestRelay, type TestRelay } from '../gateway/test/relay.ts'

const widget = mkdtempSync(join(tmpdir(), 'beckon-widget-'))
const german = { lang: 'de', dir: 'ltr', open: 'Chat öffnen', hello: 'Wie können wir helfen?' }
writeFileSync(
  join(widget, 'locales.json'),
  JSON.stringify({
    en: { path: '/words-en-1.js', texts: { lang: 'en', dir: 'ltr', open: 'Open chat', hello: 'How can we help?' } },
    de: { path: '/words-de-1.js', texts: german },
  }),
)
afterAll(() => rmSync(widget, { recursive: true, force: true }))

let relay: TestRelay
let cookie: string
beforeEach(async () => {
  relay = await startTestRelay({ widget })
  cookie = await relay.cookie('ann')
})
afterEach(() => relay.close())

const path = '/v1/operator/sites/shop/appearance'
const put = (body: object, headers: Record<string, string> = { cookie }) =>
  relay.app.inject({
    method: 'PUT',
    url: path,
    headers: { origin: relay.url, host: new URL(relay.url).host, ...headers },
    body: { base: 0, ...body },
  })
const read = async () => (await relay.app.inject({ url: path, headers: { cookie } })).json()
const shown = async () =>
  (await relay.app.inject({ url: '/v1/sites/shop', headers: { origin: 'https://shop.test' } })).json().appearance

test('what an owner chooses is kept, and pages hear of it at once', async () => {
  expect((await read()).appearance).toEqual({})
  const appearance = {
    accent: '#ffcc00',
    theme: 'dark',
    away: 'hide',
    form: [{ name: 'order', label: 'Order number', kind: 'text', required: true }],
  }
  const answer = await put({ appearance })
  expect(answer.json()).toEqual({ version: 1, appearance, shown: { ...appearance, onAccent: '#000' } })
  expect((await read()).appearance).toEqual(appearance)
  expect(await shown()).toEqual({ ...appearance, onAccent: '#000' })
  await put({ base: 1, appearance: {} })
  expect(await shown()).toEqual({ accent: '#1d4e89', onAccent: '#fff' })
})

test('what cannot be is refused with every problem, and nothing changes', async () => {
  await put({ appearance: { side: 'left' } })
  const answer = await put({ appearance: { side: 'top' } })
  expect([answer.statusCode, answer.json()]).toEqual([
    422,
    { code: 'bad_appearance', problems: [{ place: 'side', code: 'bad_field', message: 'Say left or right.' }] },
  ])
  expect((await put({})).statusCode).toBe(400)
  expect((await read()).appearance).toEqual({ side: 'left' })
})

test('what was made from another version changes nothing, and is told what is there and who chose it', async () => {
  expect((await put({ appearance: { side: 'left' } })).json()).toMatchObject({ version: 1 })
  const bob = { cookie: await relay.cookie('bob') }
  const late = await put({ appearance: { theme: 'dark' } }, bob)
  const theirs = { version: 1, appearance: { side: 'left' }, by: 'Ann' }
  expect([late.statusCode, late.json()]).toEqual([409, { code: 'conflict', ...theirs }])
  expect(await read()).toEqual({ ...theirs, languages: ['en', 'de'] })
  expect(await shown()).toMatchObject({ side: 'start' })
  const again = { base: 1, appearance: { side: 'left', theme: 'dark' } }
  expect((await put(again, bob)).json()).toMatchObject({ version: 2 })
  expect(await read()).toMatchObject({ version: 2, by: 'Bob' })
  for (const base of [undefined, '1', 1.5, null])
    expect((await put({ base, appearance: {} })).statusCode, String(base)).toBe(400)
})

test('all texts of a language are there to be said otherwise, for operators of the site', async () => {
  const words = (language: string, headers: Record<string, string> = { cookie }) =>
    relay.app.inject({ url: `/v1/operator/sites/shop/words/${language}`, headers })
  expect((await words('de')).json()).toEqual({
    lang: 'de',
    dir: 'ltr',
    path: '/words-de-1.js',
    spare: '/words-en-1.js',
    texts: { open: 'Chat öffnen', hello: 'Wie können wir helfen?' },
  })
  expect((await words('tlh')).statusCode).toBe(404)
  expect((await words('__proto__')).statusCode).toBe(404)
  expect((await words('de', {})).statusCode).toBe(401)
})

test('[A38] [A39] only an operator of the site changes it, from the console’s own page', async () => {
  const appearance = { side: 'left' }
  expect((await put({ appearance }, {})).statusCode).toBe(401)
  expect((await put({ appearance }, { cookie, origin: 'https://evil.test' })).statusCode).toBe(403)
  expect((await put({ appearance }, { cookie: await relay.cookie('eve') })).statusCode).toBe(403)
  expect((await read()).appearance).toEqual({})
})
