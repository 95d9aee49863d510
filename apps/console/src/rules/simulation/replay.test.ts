import { compileRules, type RuleFile, type SessionEvent, simulate } from '@beckon/rules'
import { expect, test } from 'vitest'
import { plain } from '../sentence/phrase.ts'
import { checksOf, whyNot } from './reason-words.ts'
import { endOf, pagesOf, reasonsAt, showingsOf } from './replay.ts'
import { clockOf } from './trial-words.ts'

const rule = (id: string, seconds: number, more = {}) => ({
  id,
  when: { all: [{ signal: 'time.onPage' as const, op: '>=' as const, value: seconds }] },
  do: [{ action: 'teaser' as const, text: id }],
  ...more,
})
const page = (at: number, path: string): SessionEvent => ({ at, type: 'navigate', url: `https://shop.test${path}?a=1` })
const known: SessionEvent[] = [
  { at: 0, type: 'clock', now: '2026-03-04T10:00:00Z' },
  { at: 0, type: 'visitor', seed: 'seed-1' },
  { at: 0, type: 'chat', state: 'none' },
]
const visit: SessionEvent[] = [
  ...known,
  page(0, '/'),
  page(8000, '/cart'),
  { at: 20_000, type: 'outcome', rule: 'second', outcome: 'dismissed' },
  { at: 30_000, type: 'activity' },
]
const file: RuleFile = {
  rules: [
    rule('second', 10, {
      when: {
        all: [
          { signal: 'page.path', op: '=', value: '/cart' },
          { signal: 'time.onPage', op: '>=', value: 10 },
        ],
      },
    }),
    rule('first', 3, { limits: { expires: 2 } }),
    rule('off', 1, { enabled: false }),
  ],
}
const names = { rule: (id: string) => id, answer: (id: string) => id }

test('pages and messages lie where they were', () => {
  expect(pagesOf(visit)).toEqual([
    { label: '/', fromMs: 0, toMs: 8000 },
    { label: '/cart', fromMs: 8000, toMs: 30_000 },
  ])
  expect(showingsOf(file, visit)).toEqual([
    { label: 'first', rule: 'first', fromMs: 3000, toMs: 5000, end: 'expired' },
    { label: 'second', rule: 'second', fromMs: 18_000, toMs: 20_000, end: 'dismissed' },
  ])
  expect(endOf(visit)).toBe(30_000)
})

test('a showing that nothing ends lasts as long as the recording; one held out lasts no time', () => {
  const [shown] = showingsOf({ rules: [rule('first', 3)] }, [...known, page(0, '/'), { at: 9000, type: 'activity' }])
  expect(shown).toEqual({ label: 'first', rule: 'first', fromMs: 3000, toMs: 9000 })
  const [held] = showingsOf({ rules: [rule('first', 3, { holdOut: 1 })] }, visit)
  expect(held).toEqual({ label: 'first', rule: 'first', fromMs: 3000, toMs: 3000, isHeldOut: true })
})

const reasons = (atMs: number) =>
  Object.fromEntries(reasonsAt(file, visit, atMs).rules.map(trace => [trace.rule, whyNot(trace)]))

test('every rule has its reason at every moment, and the winner none', () => {
  expect(reasons(2999).first).toBe('its conditions do not hold')
  expect(reasons(3000).first).toBeUndefined()
  expect(reasons(4000).first).toBe('has been shown as often as it may')
  expect(reasons(18_000).second).toBeUndefined()
  expect(reasons(3000).off).toBe('switched off')
})

test('a condition tells what it saw', () => {
  const trace = reasonsAt(file, visit, 9000).rules.find(each => each.rule === 'second')
  const checks = checksOf(file.rules[0]?.when, trace?.seen ?? [], names)
  expect(checks.map(({ clause, verdict, saw }) => [plain(clause), verdict, saw])).toEqual([
    ['the page is /cart', 'holds', '/cart'],
    ['the time on this page is at least 10 s', 'fails', '1 s'],
  ])
})

test('looking at every moment changes nothing of what happens', () => {
  const shown = simulate(compileRules(file), visit).flatMap(done => ('show' in done ? [done.at] : []))
  const winners = Array.from({ length: 301 }, (_, at) => at * 100).filter(at =>
    reasonsAt(file, visit, at).rules.some(trace => trace.lost === undefined),
  )
  expect(winners).toEqual(shown)
})

test.each([
  [0, '0:00'],
  [7400, '0:07.4'],
  [760_000, '12:40'],
  [3_723_000, '1:02:03'],
])('%i ms read as %s', (ms, words) => expect(clockOf(ms)).toBe(words))
