import { longestText } from '@beckon/protocol'
import { expect, test } from 'vitest'
import { checkOwnTexts } from './check.ts'
import type { Languages } from './languages.ts'
import { ownTextsIn } from './own-texts.ts'

const texts = { lang: 'en', dir: 'ltr', hello: 'How can we help?', typing: '{name} is typing' }
const languages: Languages = {
  en: { path: '/words-en.js', texts: { ...texts, tooLong: { one: '{count} too many', other: '{count} too many' } } },
  ja: { path: '/words-ja.js', texts: { ...texts, lang: 'ja', tooLong: { other: '{count}文字超過' } } },
}

test.each([
  {},
  { en: { hello: 'Hello' } },
  { '*': { typing: '{name} …' } },
  { en: { tooLong: { one: 'One too many', other: '{count} too many' } } },
  { en: { tooLong: { other: '{count} too many' } } },
  { '*': { tooLong: { few: '{count} …', other: '{count} …' } } },
  { en: { hello: 'x'.repeat(longestText) } },
])('%j is taken', own => {
  expect(checkOwnTexts(own, languages)).toEqual([])
})

test.each([
  [[], ['', 'bad_text']],
  [{ en: 'Hello' }, ['en', 'bad_text']],
  [{ tlh: {} }, ['tlh', 'unknown_language']],
  [{ constructor: {} }, ['constructor', 'unknown_language']],
  [{ en: { helo: 'Hello' } }, ['en.helo', 'unknown_text']],
  [{ en: { toString: 'Hello' } }, ['en.toString', 'unknown_text']],
  [{ en: { dir: 'rtl' } }, ['en.dir', 'unknown_text']],
  [{ en: { hello: ' ' } }, ['en.hello', 'bad_text']],
  [{ en: { hello: { other: 'Hello' } } }, ['en.hello', 'bad_text']],
  [{ en: { hello: 'x'.repeat(longestText + 1) } }, ['en.hello', 'too_long']],
  [{ en: { typing: 'typing' } }, ['en.typing', 'missing_hole']],
  [{ en: { hello: 'Hello {name}' } }, ['en.hello', 'unknown_hole']],
  [{ en: { hello: 'Hello {' } }, ['en.hello', 'unknown_hole']],
  [{ en: { tooLong: '{count} too many' } }, ['en.tooLong', 'bad_text']],
  [{ en: { tooLong: { one: 'One too many' } } }, ['en.tooLong', 'bad_text']],
  [{ en: { tooLong: { other: 'too many' } } }, ['en.tooLong.other', 'missing_hole']],
  [{ en: { tooLong: { one: '{n} too many', other: '{count}' } } }, ['en.tooLong.one', 'unknown_hole']],
  [{ ja: { tooLong: { one: '{count}', other: '{count}' } } }, ['ja.tooLong.one', 'unknown_form']],
  [{ '*': { tooLong: { valueOf: '{count}', other: '{count}' } } }, ['*.tooLong.valueOf', 'unknown_form']],
])('%j is not', (own, problem) => {
  expect(checkOwnTexts(own, languages).map(({ place, code }) => [place, code])).toEqual([problem])
})

test('every problem is told, not only the first', () => {
  const own = { en: { hello: 'x'.repeat(longestText).concat('{a}'), typing: '' }, xx: {} }
  expect(checkOwnTexts(own, languages).map(({ code }) => code)).toEqual([
    'too_long',
    'unknown_hole',
    'bad_text',
    'unknown_language',
  ])
})

test('a page is told what its language says otherwise, its own before that of all', () => {
  const own = { '*': { hello: 'Hi', typing: '{name} …', gone: 'of an older build' }, en: { hello: 'How can we help?' } }
  expect(ownTextsIn('en', languages.en?.texts ?? {}, own)).toEqual({ typing: '{name} …' })
  expect(ownTextsIn('ja', languages.ja?.texts ?? {}, own)).toEqual({ hello: 'Hi', typing: '{name} …' })
  expect(ownTextsIn('en', languages.en?.texts ?? {})).toEqual({})
})
