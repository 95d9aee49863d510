import { expect, test } from 'vitest'
import { answerIdOf, newAnswerId } from './answer-id.ts'

test.each([
  ['What does it cost?', 'what-does-it-cost'],
  ['Größe & Maße', 'gro-e-ma-e'],
  ['営業時間', 'answer-adl9ff'],
  ['taken', 'taken-3'],
  ['-- A --', 'a'],
  ['x'.repeat(80), 'x'.repeat(48)],
])('%j has the id %s', (title, id) => {
  expect(newAnswerId(title, new Set(['taken', 'taken-2']))).toBe(id)
})

test('the same title has the same id each time, and another title another one', () => {
  expect(answerIdOf('営業時間')).toBe(answerIdOf('営業時間'))
  expect(answerIdOf('営業時間')).not.toBe(answerIdOf('送料'))
})
