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

test('phrasings and tags find, behind titles and before the text', () => {
  const shelf = [
    { id: 'text', title: 'One', text: 'A parcel.' },
    { id: 'phrasing', title: 'Two', text: '', phrasings: ['Where is my parcel?'] },
    { id: 'tag', title: 'Three', text: '', tags: ['parcel'] },
    { id: 'spread', title: 'Parcel', text: '', phrasings: ['lost things'] },
  ]
  expect(findAnswers(shelf, 'parcel').map(({ id }) => id)).toEqual(['spread', 'tag', 'phrasing', 'text'])
  expect(findAnswers(shelf, 'lost parcel').map(({ id }) => id)).toEqual(['spread'])
})

test('in a conversation of a department its answers come first, in others by their rank', () => {
  const shelf = [
    { id: 'all', title: 'Discount', text: '', shortcut: 'discount' },
    { id: 'sales', title: 'For resellers', text: 'A discount.', scope: 'department:sales' },
  ]
  expect(findAnswers(shelf, 'discount', 'sales').map(({ id }) => id)).toEqual(['sales', 'all'])
  expect(findAnswers(shelf, 'discount').map(({ id }) => id)).toEqual(['all', 'sales'])
})
