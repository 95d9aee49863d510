import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Appearance } from '@beckon/protocol'
import { afterAll, afterEach, expect, test } from 'vitest'
import { shopOrigin, startTestRelay, type TestRelay } from '../gateway/test/relay.ts'

const first = { open: 'Open', close: 'Close', dismiss: 'Away', never: 'Never' }
const texts = (lang: string, dir = 'ltr') => ({ lang, dir, ...first, hello: `Hello in ${lang}` })
const widget = mkdtempSync(join(tmpdir(), 'beckon-widget-'))
writeFileSync(
  join(widget, 'locales.json'),
  JSON.stringify({
    ar: { path: '/words-ar-1.js', texts: texts('ar', 'rtl') },
    de: { path: '/words-de-1.js', texts: texts('de') },
    en: { path: '/words-en-1.js', texts: texts('en') },
  }),
)
afterAll(() => rmSync(widget, { recursive: true, force: true }))

let relay: TestRelay
afterEach(() => relay.close())

const settings = (query = '', headers: Record<string, string> = {}) =>
  relay.app.inject({ url: `/v1/sites/shop${query}`, headers: { origin: shopOrigin, ...headers } })
const wordsFor = async (...asked: Parameters<typeof settings>) => (await settings(...asked)).json().words
async function owned(appearance: Appearance) {
  relay = await startTestRelay({ widget })
  await relay.store.sites.setAppearance('shop', appearance)
}

test('the settings tell the language, its file, and what is said before that is there; caches keep them apart', async () => {
  relay = await startTestRelay({ widget })
  const answer = await settings('?lang=,de-AT')
  expect(answer.json().words).toEqual({
    lang: 'de',
    dir: 'ltr',
    path: '/words-de-1.js',
    spare: '/words-en-1.js',
    texts: first,
  })
  expect(answer.headers.vary).toMatch(/^Origin, Accept-Language\b/)
  expect((await wordsFor()).lang).toBe('en')
  expect((await wordsFor('', { 'accept-language': 'ar-EG,de;q=0.7' })).lang).toBe('ar')
  expect((await wordsFor('?lang=de,en', { 'accept-language': 'ar' })).lang).toBe('de')
  for (const odd of ['?lang=', '?lang=%00', '?lang=de&lang=ar', `?lang=${'x'.repeat(3000)}`])
    expect([odd, (await wordsFor(odd)).lang]).toEqual([odd, 'en'])
})

test('the language that the owner fixed goes before that of the page, not before that of the tag', async () => {
  await owned({ language: 'ar' })
  expect((await wordsFor('?lang=,de')).lang).toBe('ar')
  expect((await wordsFor('?lang=de,en')).lang).toBe('de')
})

test('the owner’s texts come in their language and only as far as they differ, and nobody else hears of them', async () => {
  await owned({ texts: { '*': { open: 'Speak' }, de: { hello: 'Moin', never: 'Never' } } })
  expect((await wordsFor('?lang=,de')).texts).toEqual({ ...first, open: 'Speak', hello: 'Moin' })
  expect((await wordsFor('?lang=,ar')).texts).toEqual({ ...first, open: 'Speak' })
  expect((await settings()).json().appearance).toEqual({ accent: '#1d4e89', onAccent: '#fff' })
})

test('the side of the launcher is told by the direction of the language', async () => {
  const side = async (page: string) => (await settings(`?lang=,${page}`)).json().appearance.side
  await owned({ side: 'left' })
  expect([await side('de'), await side('ar')]).toEqual(['start', undefined])
  await relay.close()
  await owned({ side: 'right' })
  expect([await side('de'), await side('ar')]).toEqual([undefined, 'start'])
})

test('the console hears it too, for the preview of rules', async () => {
  await owned({ language: 'ar' })
  const headers = { cookie: await relay.cookie() }
  const { operator } = (await relay.app.inject({ url: '/v1/operator/session', headers })).json()
  expect(operator.sites[0].words.lang).toBe('ar')
})
