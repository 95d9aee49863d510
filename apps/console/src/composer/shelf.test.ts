import { expect, test } from 'vitest'
import { findAnswers } from './shelf.ts'

const answers = [
  { id: 'text', title: 'Opening hours', text: 'We ship on weekdays.' },
  { id: 'words', title: 'How long does shipping take?', text: 'Two days.' },
  { id: 'title', title: 'Shipping to Österreich', text: 'Two days.' },
  { id: 'shortcut', title: 'Parcels', text: 'Two days.', shortcut: 'ship' },
]
const found = (query: string) => findAnswers(answers, query).map(({ id }) => id)

test('a shortcut comes first, then the beginning of a title, then words in it, then the text', () => {
  expect(found('ship')).toEqual(['shortcut', 'title', 'words', 'text'])
})

test('accents, case and the order of words do not matter', () => {
  expect(found('osterreich SHIPPING')).toEqual(['title'])
})

test('nothing typed shows the shelf from its beginning, and what fits nothing finds nothing', () => {
  expect(found('')).toEqual(['text', 'words', 'title', 'shortcut'])
  expect(found('refund')).toEqual([])
})
