import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupAlike } from './alike.ts'

test('what asks the same stands together, the largest group first', () => {
  const groups = groupAlike([
    'is delivery to norway possible',
    'can i get a student discount',
    'is there delivery to Norway?',
    'delivery to norway',
    'student discount?',
    'hello',
  ])
  expect(groups).toEqual([[0, 2, 3], [1, 4], [5]])
})

test('two short questions are alike by their rare words, which other texts tell from the common ones', () => {
  const asked = ['Who painted the picture in your window?', 'Are your candles vegan?', 'Do you have vegan candles?']
  const others = [
    'Do you ship to Germany?',
    'Do you have a shop?',
    'Are your hours the same on Sunday?',
    'Can I pay by card?',
  ]
  expect(groupAlike(asked)).toHaveLength(3)
  expect(groupAlike(asked, others)).toEqual([[1, 2], [0]])
})

test('any texts: each is in exactly one group, and texts without a word stand alone', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('a b', 'b c', '!!', '')), { maxLength: 30 }), texts => {
      const groups = groupAlike(texts)
      expect(groups.flat().sort((a, b) => a - b)).toEqual(texts.map((_, place) => place))
      for (const group of groups)
        if (group.length > 1) for (const place of group) expect(texts[place]).toMatch(/[\p{L}\p{N}]/u)
    }),
  )
})
