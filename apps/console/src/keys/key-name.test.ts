import { expect, test } from 'vitest'
import { isSingleKey, keyName } from './key-name.ts'

const press = (key: string, code: string, more = {}) =>
  keyName({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

test.each([
  ['T', press('t', 'KeyT')],
  ['Shift+T', press('T', 'KeyT', { shiftKey: true })],
  ['Ctrl+K', press('k', 'KeyK', { ctrlKey: true })],
  ['Ctrl+K', press('k', 'KeyK', { metaKey: true })],
  ['Shift+Enter', press('Enter', 'Enter', { shiftKey: true })],
  ['?', press('?', 'Slash', { shiftKey: true })],
  // A Russian keyboard, and Alt on a Mac: the place of the key counts.
  ['T', press('е', 'KeyT')],
  ['Alt+N', press('Dead', 'KeyN', { altKey: true })],
  // A French keyboard has its A where Q is: what is printed on the key counts.
  ['A', press('a', 'KeyQ')],
])('%s', (name, pressed) => expect(pressed).toBe(name))

test('keys with Ctrl or Alt work while somebody writes', () => {
  expect(['T', 'Shift+T', '?', 'Ctrl+K', 'Alt+N'].map(isSingleKey)).toEqual([true, true, true, false, false])
})
