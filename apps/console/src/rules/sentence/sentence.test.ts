import type { Condition, Rule } from '@beckon/rules'
import { signals } from '@beckon/rules'
import { expect, test } from 'vitest'
import { plain, spanOf } from './phrase.ts'
import { limitsOf, sentenceOf } from './sentence.ts'
import { operatorWords, signalGroups, signalWords } from './signal-words.ts'

const names = { rule: (id: string) => `“${id}”`, answer: (id: string) => `“${id}”` }
const say = (when: Condition | undefined, more: Partial<Rule> = {}) =>
  plain(sentenceOf({ do: [{ action: 'teaser', text: 'Hi' }], ...(when && { when }), ...more }, names))
const path = (op: string, value: unknown) => ({ signal: 'page.path', op, value }) as Condition
const signal = (signal: string, op: string, value?: unknown, more = {}) => ({ signal, op, value, ...more }) as Condition

test('a rule reads as the shop owner would say it', () => {
  const when = {
    all: [
      path('glob', '/checkout/**'),
      signal('time.engagedOnPage', '>=', 30),
      signal('desk.free', '>=', 1),
      { not: signal('chat.state', '=', 'open') },
      {
        any: [
          signal('event', '>=', 2, { name: 'coupon_failed', within: 600 }),
          signal('visitor.attribute', 'in', ['free', 'trial'], { name: 'plan' }),
        ],
      },
    ],
  } as Condition
  expect(say(when)).toBe(
    'On /checkout and below, after 30 s of attention, if someone is free, the chat is not answered automatically and either ' +
      'coupon_failed happened at least 2 times within 10 min or “plan” is one of “free” or “trial”, show “Hi”.',
  )
})

test.each<[Condition | undefined, string]>([
  [undefined, 'On any page, show “Hi”.'],
  [{ all: [] }, 'On any page, show “Hi”.'],
  [path('glob', '/**'), 'On any page, show “Hi”.'],
  [path('=', '/'), 'On the home page, show “Hi”.'],
  [path('glob', ['/a', '/b/**']), 'On /a or /b and below, show “Hi”.'],
  [path('contains', 'sale'), 'On pages with sale in the address, show “Hi”.'],
  [path('!=', '/a'), 'If the page address is not /a, show “Hi”.'],
  [{ all: [path('=', '/a'), path('=', '/b')] }, 'On /a, if it is on /b, show “Hi”.'],
  [signal('scroll.depth', '>=', 50), 'Once 50 % of the page has been scrolled, show “Hi”.'],
  [signal('time.onPage', '<', 5), 'If the time on this page is less than 5 s, show “Hi”.'],
  [signal('exit.intent', '=', true), 'If the visitor is about to leave, show “Hi”.'],
  [signal('desk.online', '=', false), 'If nobody is at the desk, show “Hi”.'],
  [signal('visitor.attribute', 'exists', undefined, { name: 'plan' }), 'If “plan” is known, show “Hi”.'],
  [{ not: signal('visitor.attribute', 'exists', true, { name: 'plan' }) }, 'If “plan” is not known, show “Hi”.'],
  [signal('visitor.device', '=', 'mobile'), 'If the device is a phone, show “Hi”.'],
  [signal('page.count', 'between', [2, 4]), 'If the number of pages in this visit is between 2 and 4, show “Hi”.'],
  [{ not: { any: [path('=', '/a'), path('=', '/b')] } }, 'If not either the page is /a or the page is /b, show “Hi”.'],
  [signal('rule', '=', 'shown', { id: 'other' }), 'If the rule “other” is shown, show “Hi”.'],
  [path('glob', ''), 'On …, show “Hi”.'],
  [signal('page.visited', 'funnel', ['/a', '/b']), 'If the visitor went from /a and then to /b, show “Hi”.'],
  [signal('page.visited', 'contains', '/a'), 'If the visitor has been on /a, show “Hi”.'],
  [signal('clock.time', 'between', ['09:00', '17:00']), 'If the time of day is between 09:00 and 17:00, show “Hi”.'],
  [signal('clock.weekday', 'in', ['sat', 'sun']), 'If the day of the week is one of Saturday or Sunday, show “Hi”.'],
  [
    signal('visitor.attribute', '>=', 86_400, { name: 'since', as: 'age' }),
    'If “since” is at least 1 day ago, show “Hi”.',
  ],
  [signal('element.visible', '>=', 5, { selector: '#faq' }), 'If #faq has been in view for 5 s, show “Hi”.'],
  [
    { all: [signal('page.path', 'glob', '/shop/**', { except: ['/shop/sale'] })] },
    'On /shop and below (but not /shop/sale), show “Hi”.',
  ],
  [
    signal('event', '>=', 1, { name: 'order', where: [{ name: 'total', op: '>=', value: 50 }] }),
    'If order (where total is at least 50) happened at least once in this visit, show “Hi”.',
  ],
])('%j', (when, words) => expect(say(when)).toBe(words))

test('what is shown, in all its forms', () => {
  const replies = { action: 'replies', options: [{ text: 'A?' }, { text: 'B?' }] } as const
  expect(say(undefined, { do: [{ action: 'teaser', text: 'Hi' }, replies] })).toBe(
    'On any page, show “Hi” with the replies “A?” and “B?”.',
  )
  expect(say(undefined, { do: [{ action: 'answer', id: 'x' }] })).toBe('On any page, open the answer “x”.')
  expect(say(undefined, { do: [] })).toBe('On any page, show nothing.')
  const variants = [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 1, do: [{ action: 'open', text: 'Yo' } as const] },
  ]
  expect(say(undefined, { variants })).toBe('On any page, show “Hi” or open the chat with “Yo”.')
})

test('what happens beside it is said after it', () => {
  const beside = [
    { action: 'teaser', text: 'Hi' },
    { action: 'notify', text: 'Look' },
    { action: 'tag', tag: 'sale' },
  ]
  expect(say(undefined, { do: beside as unknown as Rule['do'] })).toBe(
    'On any page, show “Hi”, and tell the operators “Look” and tag the chat “sale”.',
  )
  const message = [{ action: 'open' }, { action: 'message', text: 'Yo' }]
  expect(say(undefined, { do: message as unknown as Rule['do'] })).toBe('On any page, open the chat with “Yo”.')
})

test('limits are said in pieces', () => {
  const limits = { once: 'visitor', times: 2, coolDown: 86_400, expires: 20, from: '2026-11-01', until: '2026-12-24' }
  expect(limitsOf({ id: 'a', do: [], limits, holdOut: 0.1 } as Rule)).toEqual([
    'at most 2 times per visitor',
    'goes away after 20 s',
    'quiet for 1 day after a dismissal',
    'from 2026-11-01',
    'until 2026-12-24',
    '10 % of visitors never see it, to compare',
  ])
  expect(limitsOf({ id: 'a', do: [] })).toEqual(['once per visit'])
})

test.each([
  [0, '0 s'],
  [0.5, '0.5 s'],
  [90, '1 min 30 s'],
  [3600, '1 h'],
  [172_800, '2 days'],
  [Number.NaN, '…'],
])('%f seconds are %s', (seconds, words) => expect(spanOf(seconds)).toBe(words))

test('every signal has words, in a group that is shown', () => {
  expect(Object.keys(signals).filter(name => !signalWords[name])).toEqual([])
  expect(Object.values(signalWords).filter(({ group }) => !signalGroups.includes(group))).toEqual([])
  expect(Object.keys(operatorWords).length).toBeGreaterThan(14)
})
