import { compileRules, signals, simulate } from '@beckon/rules'
import { expect, test } from 'vitest'
import { plain } from '../sentence/phrase.ts'
import { sentenceOf } from '../sentence/sentence.ts'
import { rulesOf, templates } from './template-list.ts'

const isKnown = (signal: string) => Object.hasOwn(signals, signal)

test('there are the eleven, each with a name of its own', () => {
  expect(new Set(templates.map(({ title }) => title)).size).toBe(11)
})

test('left out are exactly those that ask for a signal that is still to come', () => {
  const waiting = templates.filter(template => rulesOf(template) === undefined).map(({ id }) => id)
  expect(waiting).toEqual(isKnown('chat.waiting') ? [] : ['rescuer'])
})

test.each(templates.filter(rulesOf))('$id reads as a whole sentence', template => {
  const names = { rule: (id: string) => id, answer: (id: string) => id }
  for (const rule of rulesOf(template) ?? []) {
    const sentence = plain(sentenceOf(rule, names))
    expect(sentence).toMatch(/^(On|If|After|Once) .+, show “.+”.*\.$/)
    expect(sentence).not.toContain('…')
  }
})

const desk = { at: 0, type: 'availability', online: true, free: 1 } as const
const chat = { at: 0, type: 'chat', state: 'none' } as const
const visitor = { at: 0, type: 'visitor', visit: 2, language: 'de-AT', seed: 'seed-1' } as const
const page = (path: string, at = 0) => ({ at, type: 'navigate', url: `https://shop.test${path}` }) as const
const active = [5000, 20_000].map(at => ({ at, type: 'activity' }) as const)

test.each([
  ['greeting', [page('/')]],
  ['checkout', [page('/checkout/pay')]],
  ['pricing', [page('/pricing'), { at: 4000, type: 'scroll', depth: 60 } as const]],
  ['first-reply', [page('/'), { at: 3000, type: 'chat', state: 'waiting' } as const]],
  ['language', [page('/')]],
  ['returning', [page('/')]],
  ['discount', ['/', '/a', '/b', '/product/kettle'].map((path, at) => page(path, at * 10))],
  ['away', [page('/'), { at: 1000, type: 'availability', online: false } as const]],
  ['cart', [page('/cart'), { at: 9000, type: 'exit-intent' } as const]],
  ['trial', [page('/'), { at: 1, type: 'attributes', set: { trialDay: 3 } } as const]],
] as const)('%s is shown in a visit it is made for', (id, events) => {
  const template = templates.find(each => each.id === id)
  const rules = template && rulesOf(template)
  const session = [desk, chat, visitor, ...events, ...active].sort((a, b) => a.at - b.at)
  const done = simulate(compileRules({ rules: rules ?? [] }), session, { untilMs: 60_000 })
  expect(done.filter(each => 'show' in each).length).toBe(1)
})
