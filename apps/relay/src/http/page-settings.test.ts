import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, afterEach, expect, test } from 'vitest'
import { shopOrigin, startTestRelay, type TestRelay } from '../gateway/test/relay.ts'

const widget = mkdtempSync(join(tmpdir(), 'beckon-widget-'))
const loader = '(function($){told=$})(0);'
writeFileSync(join(widget, 'widget.js'), loader)
const texts = (lang: string) => ({ lang, dir: 'ltr', open: 'O', close: 'C', dismiss: 'D', never: 'N' })
const language = (lang: string) => ({ path: `/words-${lang}-1.js`, texts: texts(lang) })
writeFileSync(join(widget, 'locales.json'), JSON.stringify({ de: language('de'), en: language('en') }))
afterAll(() => rmSync(widget, { recursive: true, force: true }))

let relay: TestRelay
afterEach(() => relay.close())

const get = (url: string, headers: Record<string, string> = {}) => relay.app.inject({ url, headers })
const settings = (lang: string, headers: Record<string, string> = {}) =>
  get(`/v1/sites/shop?lang=${lang}`, { origin: shopOrigin, ...headers })
/** What the loader is told on a page of this origin. */
const told = (body: string, origin = shopOrigin) => {
  const page = { origin, told: undefined as unknown }
  runInNewContext(body, page)
  return JSON.parse(JSON.stringify(page.told))
}

test('once a page has asked, the script brings the answer for the next one', async () => {
  relay = await startTestRelay({ widget })
  expect((await get('/beckon.js?site=shop')).body).toBe(loader)
  const asked = await settings(',de')
  const script = await get('/beckon.js?site=shop')
  expect(told(script.body)).toEqual({ 'shop?lang=,de': asked.json() })
  expect(script.headers).toMatchObject({
    'content-type': expect.stringContaining('javascript'),
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    vary: expect.stringContaining('Accept-Language'),
  })
  const same = await get('/beckon.js?site=shop', { 'if-none-match': String(script.headers.etag) })
  expect([same.statusCode, same.body]).toEqual([304, ''])
  // By what the browser likes, as with the question itself.
  await settings(',')
  const german = await get('/beckon.js?site=shop', { 'accept-language': 'de' })
  expect(told(german.body)['shop?lang=,'].words.lang).toBe('de')
})

test('it is told to pages of the origin that asked, and to the tag that names the site', async () => {
  relay = await startTestRelay({ widget })
  await settings(',de')
  const { body } = await get('/beckon.js?site=shop')
  expect(told(body, 'https://elsewhere.test')).toBe(false)
  for (const url of ['/beckon.js', '/widget.js', '/beckon.js?site=other', '/beckon.js?site=shop&site=shop'])
    expect([url, (await get(url)).body]).toEqual([url, loader])
})

test('it is as new as an answer would be', async () => {
  relay = await startTestRelay({ widget })
  await settings(',de')
  const before = await get('/beckon.js?site=shop')
  await relay.store.sites.setAppearance('shop', { accent: '#ff0000' })
  relay.clock.advance(3000)
  const after = await get('/beckon.js?site=shop', { 'if-none-match': String(before.headers.etag) })
  expect(told(after.body)['shop?lang=,de'].appearance.accent).toBe('#ff0000')
})

test('who is turned away, and who makes up languages, decides nothing', async () => {
  relay = await startTestRelay({ widget })
  await settings(',de', { origin: 'https://elsewhere.test' })
  await settings('de')
  await settings(`,${'x'.repeat(200)}`)
  await settings(',%22%7D')
  expect((await get('/beckon.js?site=shop')).body).toBe(loader)
})

test('what JSON and a program read differently is left to the question', async () => {
  relay = await startTestRelay({ widget })
  const rules = `{"rules":[{"id":"a","when":{"signal":"attribute","name":"__proto__","op":"exists"},"do":[{"action":"teaser","text":"${'Hello. '.repeat(300)}"}]}]}`
  await relay.store.sites.publish('rules', 'shop', rules, { at: 0 })
  await settings(',de')
  expect(told((await get('/beckon.js?site=shop')).body)['shop?lang=,de'].rules.rules).toHaveLength(1)
  await relay.store.sites.publish('rules', 'shop', rules.replace('"name":"__proto__"', '"__proto__":1'), { at: 0 })
  relay.clock.advance(3000)
  await settings(',de')
  expect((await get('/beckon.js?site=shop')).body).toBe(loader)
})

test('it travels compressed, and as often as an address may ask, unlike the bare script', async () => {
  relay = await startTestRelay({ widget, env: { BECKON_REQUESTS_PER_ADDRESS: '3' } })
  const text = 'Hello. '.repeat(300)
  const rules = JSON.stringify({ rules: [{ id: 'a', do: [{ action: 'teaser', text }] }] })
  await relay.store.sites.publish('rules', 'shop', rules, { at: 0 })
  await settings(',de')
  const encoded = await get('/beckon.js?site=shop', { 'accept-encoding': 'gzip, br' })
  expect(encoded.headers).toMatchObject({ 'content-encoding': 'br', vary: expect.stringMatching(/accept-encoding/i) })
  expect(brotliDecompressSync(encoded.rawPayload).toString()).toContain(text)
  const codes = []
  for (const query of ['', '?site=shop', '?site=shop', '?site=shop', ''])
    codes.push((await get(`/beckon.js${query}`)).statusCode)
  expect(codes).toEqual([200, 200, 200, 429, 200])
})
