import type { ConversationSummary } from '@beckon/protocol'
import { expect, test } from 'vitest'
import { newsIn } from './notices.ts'

const waiting: ConversationSummary = {
  conversation: 'c1',
  site: 'shop',
  status: 'waiting',
  epoch: 'e1',
  head: 1,
  read: { visitor: 0, operator: 0 },
  createdAt: 0,
  visitor: { id: 'v1', name: 'Maria' },
  last: { text: 'Hello', by: 'visitor', at: 0 },
}
const mine: ConversationSummary = { ...waiting, status: 'served', operator: { id: 'o1', name: 'Ann' } }

test('who begins to wait is news once', () => {
  expect(newsIn(waiting, undefined, 'o1')).toBe('Maria is waiting')
  expect(newsIn(waiting, { ...waiting, status: 'open' }, 'o1')).toBe('Maria is waiting')
  expect(newsIn({ ...waiting, head: 2 }, waiting, 'o1')).toBeUndefined()
})

test('words in my conversation are news, those in another operator’s are not', () => {
  expect(newsIn({ ...mine, head: 2 }, mine, 'o1')).toBe('Maria wrote')
  expect(newsIn({ ...mine, head: 2 }, mine, 'o2')).toBeUndefined()
  expect(newsIn({ ...mine, read: { visitor: 1, operator: 1 } }, mine, 'o1')).toBeUndefined()
  expect(newsIn({ ...mine, head: 2, last: { text: 'Hi', by: 'operator', at: 0 } }, mine, 'o1')).toBeUndefined()
})
