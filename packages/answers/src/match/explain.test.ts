import { expect, test } from 'vitest'
import { build } from './build.ts'

const { explain } = build([
  { id: 'shipping', title: 'What does shipping cost?', phrasings: ['How much is delivery?', 'Is delivery free?'] },
  { id: 'returns', title: 'Can I send it back?', phrasings: [] },
])

test('says which words made it, and which phrasing is nearest', () => {
  const why = explain('delivery for free, please', 'shipping')
  expect(why?.nearest).toBe('Is delivery free?')
  const heaviest = [...(why?.words ?? [])].sort((a, b) => b.share - a.share).map(({ word }) => word)
  expect(heaviest[0]).toBe('delivery')
  expect(why?.words.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
})

test('there is nothing to say of an unknown answer, or of nothing in common', () => {
  expect(explain('delivery', 'nobody')).toBeUndefined()
  expect(explain('ξυζζυ', 'shipping')).toBeUndefined()
})
