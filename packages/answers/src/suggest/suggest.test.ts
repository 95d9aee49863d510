import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSuggest } from './suggest.ts'

const suggest = createSuggest([
  { title: 'What does shipping cost?', phrasings: ['How much is delivery?', 'Is delivery free?'] },
  { title: 'Can I send it back?', phrasings: ['How do I return something?', 'I want my money back'] },
  { title: '営業時間は何時ですか', phrasings: ['何時に開きますか'] },
])

test('half a word is enough, and a wrong letter does no harm', () => {
  expect(suggest('shipp')).toEqual([0])
  expect(suggest('How do I retrun')).toEqual([1])
})

test('accents and case make no difference, and no spaces are needed between words', () => {
  expect(suggest('DÉLIVERY FREE')).toEqual([0])
  expect(suggest('営業時間')).toEqual([2])
})

test('what the shelf knows nothing of suggests nothing', () => {
  for (const typed of ['', ' ', '?!', 'xyzzy', 'hello', '👋']) expect(suggest(typed)).toEqual([])
  expect(createSuggest([])('shipping')).toEqual([])
})

test('any shelf and anything typed: at most three places, each once, never a throw', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constant('ship it back'))
  const answer = fc.record({ title: text, phrasings: fc.array(text, { maxLength: 3 }) })
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 8 }), text, (answers, typed) => {
      const places = createSuggest(answers)(typed)
      expect(places.length).toBeLessThanOrEqual(3)
      expect(new Set(places).size).toBe(places.length)
      for (const place of places) expect(answers[place]).toBeDefined()
    }),
  )
})

test.each(['a'.repeat(16_384), 's\u0301'.repeat(8000), '👩‍👩‍👧‍👦'.repeat(2000), '\ufdfa'.repeat(16_384)])(
  '16 KB of %.2s',
  typed => {
    expect(suggest(typed)).toEqual([])
  },
)
