import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { locales } from './locales/all.ts'
import type { WordsManifest } from './locales/files.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
if (!existsSync(`${dist}widget.js`)) throw new Error('packages/widget/dist is missing: npm run build')

const names = readdirSync(dist).filter(name => name.endsWith('.js'))
const read = (name: string) => readFileSync(dist + name, 'utf8')
const bytes = (name: string) => brotliCompressSync(readFileSync(dist + name)).length
const nameOf = (entry: string) => names.find(name => name === `${entry}.js` || name.startsWith(`${entry}-`)) ?? ''

/**
 * Brotli bytes at quality 11. The names of the parts carry a hash, which moves the size of what names them: that of the loader by 7 bytes, that of the panel by 30 up
 * and down. This is all the headroom of the loader, which every visitor of every page pays for, and of what loads until one can type.
 */
const ceilings = {
  widget: 1500,
  calls: 395,
  consent: 400,
  rules: 4780,
  history: 145,
  scroll: 400,
  supplement: 4655,
  panel: 13_090,
  identity: 1135,
  rest: 5420,
  around: 2345,
  phone: 380,
  reader: 1445,
  suggest: 520,
  showing: 9270,
  elements: 840,
  tools: 5430,
}

/** Each language is two files of its own: what the panel says, and what the rest of it says. Letters beyond ASCII take two or three bytes before they are compressed. */
const mostOfPanelWords = 700
const mostOfMoreWords = 1000
/** Who writes in English has loaded the loader, the panel and its words. The rest comes when it is needed. */
const mostUntilOneCanType = 14_995

test.each(Object.entries(ceilings))('%s is at most %i bytes', (entry, most) => {
  expect(bytes(nameOf(entry))).toBeLessThanOrEqual(most)
})

const words = Object.keys(locales).map(language => `words-${language}`)
const more = Object.keys(locales).map(language => `more-${language}`)

test.each(Object.keys(locales))('%s is at most as long as a language may be', language => {
  expect(bytes(nameOf(`words-${language}`))).toBeLessThanOrEqual(mostOfPanelWords)
  expect(bytes(nameOf(`more-${language}`))).toBeLessThanOrEqual(mostOfMoreWords)
})

test('until one can type in English, all together', () => {
  const loaded = ['widget', 'panel', 'words-en'].map(entry => bytes(nameOf(entry)))
  expect(loaded.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(mostUntilOneCanType)
})

test('the manifest of the relay names the file of each language as it lies there, with all its texts', () => {
  const manifest: WordsManifest = JSON.parse(read('locales.json'))
  expect(Object.values(manifest).map(({ path }) => path.slice(1))).toEqual(words.map(nameOf))
  // The panel makes the one name of the other.
  expect(words.map(name => nameOf(name).replace('words', 'more'))).toEqual(more.map(nameOf))
  expect(Object.values(manifest).map(({ texts }) => texts)).toEqual(Object.values(locales))
})

test('until one can type and send, the panel asks for nothing else', () => {
  expect(read(nameOf('panel'))).not.toMatch(/\bimport\s*[{*"'`]|\bfrom\s*["'`]/)
})

test('every file that is served is one of these, and lies there compressed as it is', () => {
  const entries = names.map(name => name.replace(/-[\w-]{8}\.js$|\.js$/, ''))
  expect(entries.sort()).toEqual([...Object.keys(ceilings), ...words, ...more].sort())
  for (const name of names)
    expect(readFileSync(`${dist}${name}.br`)).toEqual(brotliCompressSync(readFileSync(dist + name)))
})

test('the loader is a classic script: it imports nothing at once and exports nothing', () => {
  const text = read('widget.js')
  expect(text).not.toMatch(/\bimport\b(?!\()|\bexport\b/)
  expect(() => new Function(text)).not.toThrow()
})

test('the parts before any interaction import nothing that loads along', () => {
  expect(read(nameOf('rules'))).not.toMatch(/\bimport\s*[{*"'`]|\bfrom\s*["'`]/)
})

/** What a strict Content-Security-Policy with Trusted Types forbids, what a page could be broken in by, and what belongs to the relay or to a debugger. */
const forbidden = [
  'outerHTML',
  'insertAdjacentHTML',
  'document.write',
  'eval(',
  'new Function',
  'clientFrames',
  'console.log',
  'debugger',
  '__vitePreload',
]

test.each(names)('%s has none of the forbidden', name => {
  expect(forbidden.filter(word => read(name).includes(word))).toEqual([])
  // Preact can set it when it is asked to; nothing of ours asks.
  const own = name.startsWith('panel-') ? count(readFileSync(fileURLToPath(import.meta.resolve('preact')), 'utf8')) : 0
  expect(count(read(name))).toBeLessThanOrEqual(own)
})

const count = (text: string) => text.split('innerHTML').length - 1
