import { afterEach, expect, test, vi } from 'vitest'
import de from '../locales/de.ts'
import en from '../locales/en.ts'
import { timeWords } from './grouping.ts'
import { speak } from './words.ts'

const at = new Date(2026, 10, 27, 15, 5).getTime()

afterEach(() => vi.restoreAllMocks())

test('a time is written by the customs of the language that is spoken now', () => {
  speak(en, {})
  expect(timeWords(at)).toMatch(/^3:05\sPM$/)
  speak(de, {})
  expect(timeWords(at)).toBe('15:05')
  speak(en, {})
  expect(timeWords(at)).toMatch(/^3:05\sPM$/)
})

test('a thread that is drawn again makes nothing anew to write its times', () => {
  speak(de, {})
  timeWords(at)
  const made = vi.spyOn(Intl, 'DateTimeFormat')
  for (let count = 0; count < 100; count++) timeWords(at)
  expect(made).not.toHaveBeenCalled()
})
