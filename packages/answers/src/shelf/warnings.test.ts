import { expect, test } from 'vitest'
import { warningsOf } from './warnings.ts'

test('few phrasings, the same one twice, and a review that is due', () => {
  const answers = [
    {
      id: 'a',
      title: 'Shipping?',
      phrasings: ['Delivery?', 'Postage?', 'Freight?'],
      text: 'x',
      reviewOn: '2026-01-02',
    },
    { id: 'b', title: 'delivery?', phrasings: ['Parcel?', 'Box?'], text: 'x', reviewOn: '2026-01-03' },
    { id: 'c', title: 'Macro', phrasings: [], text: 'x', scope: 'operators' },
  ]
  expect(warningsOf(answers, '2026-01-02').map(({ code, id }) => `${code} ${id}`)).toEqual([
    'review-due a',
    'few-phrasings b',
    'same-phrasing b',
  ])
})
