import { expect, test } from 'vitest'
import { answeringFigures, calibrationError, findingFigures, type Mark, thresholdAt } from './marks.ts'

const mark = (right: string | undefined, sureness: number, ...ids: string[]): Mark => ({
  ranking: { ids, sureness },
  right,
})

test('ranks are counted from the first', () => {
  const marks = [mark('a', 1, 'a'), mark('a', 1, 'b', 'a'), mark('a', 1, 'b', 'c', 'd', 'a'), mark('a', 1)]
  expect(findingFigures(marks)).toEqual({ top1: 0.25, top3: 0.5, mrr5: (1 + 1 / 2 + 1 / 4) / 4 })
})

test('the threshold lets through no more wrong answers than it may, and figures follow from it', () => {
  const marks = [mark('a', 0.9, 'a'), mark(undefined, 0.8, 'a'), mark('b', 0.7, 'b'), mark('b', 0.6, 'a')]
  expect(thresholdAt(marks, 0.25)).toBe(0.7)
  expect(thresholdAt(marks, 0.2)).toBe(0.9)
  expect(answeringFigures(marks, 0.7)).toEqual({
    answeredRight: 2 / 3,
    falseAnswers: 1 / 4,
    falseOutOfScope: 1,
    coverage: 3 / 4,
  })
})

test('what is promised and comes true costs nothing', () => {
  const honest = Array.from({ length: 10 }, (_, at) => mark(at < 7 ? 'a' : 'b', 0.7, 'a'))
  expect(calibrationError(honest)).toBeCloseTo(0)
  expect(
    calibrationError(honest.map(({ right, ranking }) => ({ right, ranking: { ...ranking, sureness: 0.9 } }))),
  ).toBeCloseTo(0.2)
})
