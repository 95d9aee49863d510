import { expect, test } from 'vitest'
import { slashBefore } from './slash.ts'

test.each([
  ['/', { query: '', from: 0, to: 1 }],
  ['/shipp', { query: 'shipp', from: 0, to: 6 }],
  ['Hello /how long', { query: 'how long', from: 6, to: 15 }],
  ['Hello\n/back', { query: 'back', from: 6, to: 11 }],
])('%j asks for an answer', (text, found) => {
  expect(slashBefore(text, text.length)).toEqual(found)
})

test.each(['and/or', '1 / 2', 'https://shop.test/x', 'a //', '/one\ntwo', 'nothing', `/${'x'.repeat(60)}`])(
  '%j does not',
  text => {
    expect(slashBefore(text, text.length)).toBeUndefined()
  },
)

test('only what stands before the cursor counts', () => {
  expect(slashBefore('/ship later', 5)).toEqual({ query: 'ship', from: 0, to: 5 })
  expect(slashBefore('Hello /ship', 5)).toBeUndefined()
})
