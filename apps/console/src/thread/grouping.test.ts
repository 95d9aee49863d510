import { afterEach, expect, test, vi } from 'vitest'
import { exactTime, timeWords } from './grouping.ts'

afterEach(() => vi.restoreAllMocks())

test('a thread that is drawn again makes nothing anew to write its times', () => {
  const at = new Date(2026, 10, 27, 15, 5, 9).getTime()
  const made = vi.spyOn(Intl, 'DateTimeFormat')
  expect(timeWords(at)).toMatch(/05/)
  expect(exactTime(at)).toMatch(/2026.*05.09/)
  expect(made).not.toHaveBeenCalled()
})
