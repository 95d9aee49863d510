import { expect, test } from 'vitest'
import { isRuleFile } from './shape.ts'

const rule = { id: 'a', when: { all: [{ not: { signal: 'page.path', op: '=', value: '/' } }] }, do: [] }

test.each([
  ['no rules', { rules: [] }],
  [
    'rules and settings',
    { settings: { gap: 3, hours: { mon: [['09:00', '17:00']] }, holidays: ['2026-12-25'] }, rules: [rule] },
  ],
  ['what only a later version knows', { rules: [{ ...rule, later: 1, do: [{ action: 'dance' }] }], more: true }],
  ['values that the lint refuses', { rules: [{ ...rule, when: { signal: 'no.such', op: '~', value: null } }] }],
])('%s can be shown', (_what, file) => {
  expect(isRuleFile(file)).toBe(true)
})

test.each([
  ['a list', []],
  ['rules that are no list', { rules: {} }],
  ['a rule without an id', { rules: [{ do: [] }] }],
  ['a rule without actions', { rules: [{ id: 'a' }] }],
  ['a condition that is a text', { rules: [{ ...rule, when: 'always' }] }],
  ['a condition without a signal, far inside', { rules: [{ ...rule, when: { any: [{ not: { all: [{}] } }] } }] }],
  ['an action without a name', { rules: [{ ...rule, do: [{ text: 'Hi' }] }] }],
  ['chips that are no list', { rules: [{ ...rule, do: [{ action: 'replies', options: 'yes' }] }] }],
  ['a variant without an id', { rules: [{ ...rule, variants: [{ weight: 1 }] }] }],
  ['hours that are no list', { settings: { hours: { mon: '9-5' } }, rules: [] }],
])('%s cannot', (_what, file) => {
  expect(isRuleFile(file)).toBe(false)
})
