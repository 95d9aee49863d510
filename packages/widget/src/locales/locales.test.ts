import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { locales } from './all.ts'
import en from './en.ts'
import { launcherKeys, panelKeys, type Text } from './texts.ts'

const src = fileURLToPath(new URL('../', import.meta.url))
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  name => /\.tsx?$/.test(name) && !/\.test\.tsx?$|^(locales|doubles)\//.test(name),
)
const forms = (text: Text) => (typeof text === 'string' ? [['', text]] : Object.entries(text))
const holesIn = (text: string) => [...new Set(text.match(/\{\w*\}/g))]

test('there are 25, each in a file of its name', () => {
  const files = readdirSync(`${src}locales`).map(name => name.replace('.ts', ''))
  const notOne = ['all', 'files', 'locales.test', 'texts']
  expect(Object.keys(locales)).toEqual(files.filter(name => !notOne.includes(name)).sort())
  expect(Object.keys(locales)).toHaveLength(25)
  expect(Object.entries(locales).filter(([name, { lang }]) => name !== lang)).toEqual([])
})

test('every text is said somewhere', () => {
  const said = new Set<string>()
  for (const name of sources)
    for (const [, key = ''] of readFileSync(src + name, 'utf8').matchAll(/(?<=\b(?:words|texts)\.)(\w+)/g))
      said.add(key)
  // The loader and the panel take the language apart.
  expect(Object.keys(en).filter(key => !said.has(key))).toEqual(['lang', 'dir'].filter(key => !said.has(key)))
})

describe.each(Object.entries(locales))('%s', (language, texts) => {
  test('has the texts of English in their order, and no other', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(en))
  })

  test('has the holes of English; only a form that means one number says it without a figure', () => {
    const rules = new Intl.PluralRules(language)
    const numbersOf = (form: string) => Array.from({ length: 1001 }, (_, n) => n).filter(n => rules.select(n) === form)
    for (const [key, usual] of Object.entries<Text>(en)) {
      const needed = typeof usual === 'string' ? holesIn(usual) : ['{count}']
      for (const [form = '', text = ''] of forms(texts[key as keyof typeof texts] as Text)) {
        const mayLeaveOut = typeof usual !== 'string' && numbersOf(form).length === 1
        const holes = holesIn(text)
        expect([`${key}.${form}`, holes.length === 0 && mayLeaveOut ? needed : holes]).toEqual([
          `${key}.${form}`,
          needed,
        ])
      }
    }
  })

  test('has exactly the plural forms of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    for (const text of Object.values<Text>(texts))
      if (typeof text !== 'string') expect(Object.keys(text).sort()).toEqual([...pluralCategories].sort())
  })

  test('is written in its direction', () => {
    const { direction } = (
      new Intl.Locale(language) as unknown as { getTextInfo(): { direction: string } }
    ).getTextInfo()
    expect(texts.dir).toBe(direction)
  })

  test('no text is empty, has loose ends or straight quotes, or is that of English by oversight', () => {
    const all = Object.values<Text>(texts).flatMap(text => forms(text).map(([, words = '']) => words))
    expect(all.filter(text => text.trim() !== text || text === '' || /['"]| {2}|!/.test(text))).toEqual([])
    if (language === 'en') return
    const long = Object.entries<Text>(en).filter(([, text]) => typeof text === 'string' && text.length > 12)
    expect(long.filter(([key, text]) => texts[key as keyof typeof texts] === text)).toEqual([])
  })
})

test('what the panel says before anything else has come is among its own texts', () => {
  const own = [...panelKeys, ...launcherKeys, 'dir', 'lang'] as readonly string[]
  const files = new Set(['panel/main.tsx'])
  // Grows while it is gone through.
  for (const file of files) {
    const text = readFileSync(src + file, 'utf8')
    const imports = text.matchAll(/^(?:import|export) (?!type\b)[^;]*? from '(\.[^']+\.tsx?)'$/gm)
    for (const [, name = ''] of imports) {
      const path = fileURLToPath(new URL(name, `file://${src}${file}`)).slice(src.length)
      if (path.startsWith('panel/')) files.add(path)
    }
  }
  expect([...files]).toContain('panel/composer.tsx')
  const said = [...files].flatMap(file =>
    [...readFileSync(src + file, 'utf8').matchAll(/\bwords\.(\w+)/g)].map(([, key = '']) => key),
  )
  expect(said.filter(key => Object.hasOwn(en, key) && !own.includes(key))).toEqual([])
})
