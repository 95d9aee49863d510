import { expect, test } from 'vitest'
import { build } from './build.ts'
import { defaultCalibration } from './confidence.ts'
import { fit, thresholdFor } from './fit.ts'

const shelf = [
  { id: 'shipping', title: 'What does shipping cost?', phrasings: ['How much is delivery?', 'Is delivery free?'] },
  { id: 'returns', title: 'Can I send it back?', phrasings: ['How do I return something?', 'I want my money back'] },
]
const matcher = build(shelf)
const ofShipping = (answer: string | undefined) =>
  Array.from({ length: 40 }, (_, at) => ({ question: `is delivery free to town ${at}`, answer }))
const sureness = (calibration: readonly number[]) =>
  build(shelf, { calibration }).match('is delivery free to my town')[0]?.score ?? 0

test('without questions, or with a few that went wrong, the default stands', () => {
  expect(fit(matcher, ofShipping(undefined).slice(0, 20)).calibration).toEqual(defaultCalibration)
  expect(fit(matcher, [])).toEqual({ by: 'words', calibration: defaultCalibration, thresholds: {} })
})

test('what was right makes it surer, what was wrong less sure', () => {
  const before = sureness(defaultCalibration)
  expect(sureness(fit(matcher, ofShipping('shipping')).calibration)).toBeGreaterThan(before)
  expect(sureness(fit(matcher, ofShipping(undefined)).calibration)).toBeLessThan(before)
})

test('a matcher that adopts a fit is as sure as it says, and an owner’s own threshold stands above it', () => {
  const adopted = build(shelf)
  adopted.adopt(fit(adopted, ofShipping(undefined)))
  expect(adopted.match('is delivery free to my town')[0]?.score).toBeLessThan(0.5)
  const strict = build(shelf, { thresholds: { answerAt: 1.1 } })
  strict.adopt({ by: 'words', calibration: defaultCalibration, thresholds: { answerAt: 0.1 } })
  expect(strict.decide('is delivery free').kind).toBe('offer')
})

test('enough questions choose a threshold, few do not', () => {
  const many = [...ofShipping('shipping'), ...ofShipping('shipping')]
  expect(fit(matcher, many).thresholds.answerAt).toBeDefined()
  expect(fit(matcher, many.slice(0, 20)).thresholds).toEqual({})
})

test('a threshold lets through as many wrong answers as it may, and nothing that is likelier wrong than right', () => {
  const scored = [
    { score: 0.9, right: true },
    { score: 0.8, right: false },
    { score: 0.7, right: true },
    { score: 0.6, right: false },
    { score: 0.3, right: true },
  ]
  expect(thresholdFor(scored, 20, 0.05)).toBe(0.7)
  expect(thresholdFor(scored, 20, 0.1)).toBe(0.5)
  expect(thresholdFor(scored, 5, 0)).toBe(0.9)
})
