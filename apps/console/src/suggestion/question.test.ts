import type { AuthorKind } from '@beckon/protocol'
import { expect, test } from 'vitest'
import { askedLast } from './question.ts'

const said = (kind: AuthorKind, text: string, more = {}) =>
  ({ seq: 1, messageId: text, at: 0, author: { kind }, text, lane: 'talk', ...more }) as const

test('the last words count where they are a visitor’s, whatever the system or a note says after them', () => {
  const messages = [said('visitor', 'Is it free?'), said('system', ''), said('operator', 'Look', { lane: 'notes' })]
  expect(askedLast({ messages })?.text).toBe('Is it free?')
  expect(askedLast({ messages: [...messages, said('operator', 'Yes')] })).toBeUndefined()
  expect(askedLast({ messages: [] })).toBeUndefined()
})

test('answers that were given or inserted have been seen', () => {
  const messages = [
    said('answer', 'A', { answer: { id: 'a', title: 'A' } }),
    said('operator', 'B', { inserted: ['b', 'c'] }),
    said('visitor', 'And now?'),
  ]
  expect(askedLast({ messages })?.seen).toEqual(new Set(['a', 'b', 'c']))
})
