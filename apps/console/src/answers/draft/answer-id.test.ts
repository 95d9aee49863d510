import { expect, test } from 'vitest'
import { newAnswerId } from './answer-id.ts'

test.each([
  ['What does it cost?', 'what-does-it-cost'],
  ['Größe & Maße', 'gro-e-ma-e'],
  ['営業時間', 'answer'],
  ['taken', 'taken-3'],
  ['-- A --', 'a'],
  ['x'.repeat(80), 'x'.repeat(48)],
])('%j has the id %s', (title, id) => {
  expect(newAnswerId(title, new Set(['taken', 'taken-2']))).toBe(id)
})
