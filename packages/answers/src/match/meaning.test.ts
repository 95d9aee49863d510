import { expect, test } from 'vitest'
import { build } from './build.ts'
import { defaultCalibration, defaultMeaningCalibration } from './confidence.ts'
import { fit } from './fit.ts'
import type { Meaning } from './meaning.ts'

const shelf = [
  { id: 'shipping', title: 'What does shipping cost?', phrasings: ['How much is delivery?'] },
  { id: 'returns', title: 'Can I send it back?', phrasings: ['I want my money back'] },
  { id: 'sizes', title: 'Which size fits me?', phrasings: [] },
]
/** As a model would say: one direction for what shipping is, one for what is sent back, one for sizes, and something all texts share. */
const meanings = new Map<string, Meaning>([
  ['What does shipping cost?', [1, 0.1, 0, 2]],
  ['How much is delivery?', [0.9, 0, 0.1, 2]],
  ['Can I send it back?', [0, 1, 0.1, 2]],
  ['I want my money back', [0.1, 0.9, 0, 2]],
  ['Which size fits me?', [0, 0, 1, 2]],
])
const ofReturns = [0.05, 1, 0.05, 2]

test('a question with none of the words is found by what it means', () => {
  const { match } = build(shelf, { meanings })
  expect(match('123')).toEqual([])
  expect(match('123', { meaning: ofReturns })[0]?.id).toBe('returns')
})

test('the scale of a model makes no difference', () => {
  const found = build(shelf, { meanings }).match('refund please', { meaning: ofReturns })
  const larger = new Map([...meanings].map(([text, meaning]) => [text, Array.from(meaning, part => 7 * part)]))
  const again = build(shelf, { meanings: larger }).match('refund please', { meaning: ofReturns.map(part => 3 * part) })
  expect(again.map(({ id, score }) => [id, score.toFixed(4)])).toEqual(
    found.map(({ id, score }) => [id, score.toFixed(4)]),
  )
})

test('without the meaning of every text, or of the question, it goes by the words as ever', () => {
  const byWords = build(shelf)
  const some = build(shelf, { meanings: new Map([...meanings].slice(1)) })
  expect([some.knowsMeanings(), build(shelf, { meanings }).knowsMeanings()]).toEqual([false, true])
  const question = 'what is the delivery cost'
  expect(some.match(question, { meaning: ofReturns })).toEqual(byWords.match(question))
  expect(build(shelf, { meanings }).match(question)).toEqual(byWords.match(question))
  expect(build(shelf, { meanings }).match(question, { meaning: [0, 0, 0, 0] })).toEqual(byWords.match(question))
})

test('what is learned from meanings is used with meanings, and what from words with words', () => {
  const matcher = build(shelf, { meanings })
  const sureness = () =>
    [matcher.match('money back'), matcher.match('money back', { meaning: ofReturns })].map(found => found[0]?.score)
  const before = sureness()
  const wrong = Array.from({ length: 40 }, (_, at) => ({
    question: `money ${at}`,
    answer: undefined,
    meaning: ofReturns,
  }))
  const learned = fit(matcher, wrong)
  expect([learned.by, learned.calibration.length]).toEqual(['meaning', defaultMeaningCalibration.length])
  matcher.adopt(learned)
  const after = sureness()
  expect(after[0]).toBe(before[0])
  expect(after[1]).toBeLessThan(before[1] ?? 0)
  const byWords = fit(
    matcher,
    wrong.map(({ question, answer }) => ({ question, answer })),
  )
  expect([byWords.by, byWords.calibration.length]).toEqual(['words', defaultCalibration.length])
})
