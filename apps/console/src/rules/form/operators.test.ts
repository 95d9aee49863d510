import { parseRules, type Signal, signals, type Test } from '@beckon/rules'
import { expect, test } from 'vitest'
import { plain } from '../sentence/phrase.ts'
import { operatorWords } from '../sentence/signal-words.ts'
import { clauseOf } from '../sentence/test-phrase.ts'
import { actionKinds, freshActions, missingKinds } from './action-forms.ts'
import { examplesOf } from './examples.ts'
import { newTest, operatorsOf, valueFor } from './operators.ts'

const names = { rule: (id: string) => id, answer: (id: string) => id }
const every = Object.keys(signals) as Signal[]
/** As somebody would fill in what a fresh condition leaves open. */
const filled = (test: Test): Test => ({
  ...test,
  ...(test.signal === 'clock.date' && { value: valueFor(test.op, '2026-11-01', test.signal) ?? '' }),
  ...(test.name === '' && { name: 'some' }),
  ...(test.id === '' && { id: 'other' }),
  ...(test.selector === '' && { selector: '#faq' }),
})
function problemsOf(when: unknown) {
  const parsed = parseRules({
    rules: [
      { id: 'one', do: [], when },
      { id: 'other', do: [] },
    ],
  })
  return parsed.ok ? [] : parsed.problems
}

test.each(every)('%s: a fresh condition and every operator offered are accepted, and read as words', signal => {
  expect(problemsOf(filled(newTest(signal)))).toEqual([])
  const offered = operatorsOf(signal)
  expect(offered.length).toBeGreaterThan(0)
  for (const op of offered) {
    const changed = filled({ ...newTest(signal), op, value: valueFor(op, newTest(signal).value, signal) } as Test)
    expect([op, problemsOf(changed)]).toEqual([op, []])
    expect(plain(clauseOf(changed, names))).not.toMatch(/undefined|NaN|\[object|\s{2}/)
  }
})

test('every operator there is has words', () => {
  const parsed = parseRules({ rules: [{ id: 'a', do: [], when: { signal: 'page.url', op: 'no such' } }] })
  const said = parsed.ok ? '' : (parsed.problems.find(({ code }) => code === 'unknown-operator')?.message ?? '')
  const known = said.replace(/^one of: /, '').split(' ')
  expect(known.length).toBeGreaterThan(14)
  expect(known.filter(op => !operatorWords[op])).toEqual([])
})

test('every action there is has a form, and what is offered goes together', () => {
  const parsed = parseRules({ rules: [{ id: 'a', do: [{ action: 'no such' }] }] })
  const said = parsed.ok ? '' : (parsed.problems[0]?.message ?? '')
  expect(
    said
      .replace(/^one of: /, '')
      .split(', ')
      .sort(),
  ).toEqual([...actionKinds()].sort())
  const [teaser, open] = [freshActions.teaser, freshActions.open]
  expect(missingKinds([])).toContain('teaser')
  expect(missingKinds(teaser ? [teaser] : [])).not.toContain('open')
  expect(missingKinds(open ? [open] : [])).toContain('message')
  expect(missingKinds([])).not.toContain('wait')
})

test.each([
  ['/checkout/**', ['/checkout', '/checkout/blue-kettle', '/checkout/sale/today'], ['/about', '/']],
  ['/product/*', ['/product/blue-kettle', '/product/sale'], ['/product', '/about']],
  ['/', ['/'], ['/blue-kettle', '/-2']],
  ['https://shop.test/**', [], []],
])('%s fits and does not fit', (pattern, fits, not) => {
  const examples = examplesOf(pattern)
  expect(examples.fits).toEqual(expect.arrayContaining(fits.slice(0, 2)))
  expect(examples.not).toHaveLength(not.length)
})
