import { expect, test } from 'vitest'
import { agoWords, spanWords, waitWords } from './times.ts'

test.each([
  [-5, '0:00'],
  [7_000, '0:07'],
  [119_999, '1:59'],
  [3_599_000, '59:59'],
  [3_900_000, '1 h 05'],
  [3 * 86_400_000, '3 d'],
])('a wait of %i ms reads %s', (ms, words) => expect(waitWords(ms)).toBe(words))

test.each([
  [59_000, 'now'],
  [60_000, '1 min'],
  [7_200_000, '2 h'],
  [86_400_000, '1 d'],
])('%i ms ago reads %s', (ms, words) => expect(agoWords(ms)).toBe(words))

test.each([
  [0, '1 s'],
  [40_000, '40 s'],
  [61_000, '2 min'],
])('to sit out %i ms reads %s', (ms, words) => expect(spanWords(ms)).toBe(words))
