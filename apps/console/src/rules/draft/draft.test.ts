import { createMemoryKeep } from '@beckon/client/doubles'
import type { RuleFile } from '@beckon/rules'
import { expect, test } from 'vitest'
import { createDraft } from './draft.ts'
import { insert, isWithin, read, write } from './place.ts'
import { moveRule, newRuleId, tidy } from './tidy.ts'

const rule = (id: string, more = {}) => ({ id, when: { all: [] }, do: [], ...more })
const file = (...rules: RuleFile['rules']): RuleFile => ({ rules })
const published = { version: 3, file: file(rule('a'), rule('b')) }
const names = ({ rules }: RuleFile) => rules.map(({ id, name }) => name ?? id)
const rename = (name: string) => (file: RuleFile) => write(file, 'rules[0].name', name)

test('a place of a problem is read and written where it says', () => {
  const tree = { rules: [{ when: { all: [{ value: 1 }, { value: 2 }] } }] }
  expect(read(tree, 'rules[0].when.all[1].value')).toBe(2)
  expect(write(tree, 'rules[0].when.all[1].value', 3)).toEqual({
    rules: [{ when: { all: [{ value: 1 }, { value: 3 }] } }],
  })
  expect(write(tree, 'rules[0].when.all[0]', undefined)).toEqual({ rules: [{ when: { all: [{ value: 2 }] } }] })
  expect(write(tree, 'rules[0].when', undefined)).toEqual({ rules: [{}] })
  expect(insert(tree, 'rules[0].when.all', 'new', 1).rules[0]?.when.all[1]).toBe('new')
  expect(read(insert({}, 'rules', 'first'), 'rules[0]')).toBe('first')
  expect(isWithin('rules[1].when', 'rules[1]')).toBe(true)
  expect(isWithin('rules[10].when', 'rules[1]')).toBe(false)
})

test('typing in one field is one step; another field is another', () => {
  const draft = createDraft(createMemoryKeep(), 'draft', published)
  for (const name of ['H', 'He', 'Hel']) draft.change(rename(name), 'name')
  draft.change(file => write(file, 'rules[1].name', 'Bye'), 'other')
  expect(names(draft.file.value)).toEqual(['Hel', 'Bye'])
  draft.undo()
  expect(names(draft.file.value)).toEqual(['Hel', 'b'])
  draft.undo()
  expect(names(draft.file.value)).toEqual(['a', 'b'])
  expect(draft.isChanged.value).toBe(false)
  draft.redo()
  expect(names(draft.file.value)).toEqual(['Hel', 'b'])
  draft.change(rename('New'), 'name')
  expect(draft.canRedo.value).toBe(false)
  draft.undo()
  expect(names(draft.file.value)).toEqual(['Hel', 'b'])
})

test('a draft is still there after a reload, with what it began from; one that says nothing new is not kept', () => {
  const keep = createMemoryKeep()
  createDraft(keep, 'draft', published).change(rename('Kept'))
  const later = createDraft(keep, 'draft', { version: 4, file: file(rule('c')) })
  expect(names(later.file.value)).toEqual(['Kept', 'b'])
  expect(later.base.value.version).toBe(3)
  later.undo()
  later.change(rename('a'))
  later.change(file => write(file, 'rules[0].name', undefined))
  expect(keep.get('draft')).toBeUndefined()
})

test('what another tab does to the draft is one step here; what it began from an older version is left to it', () => {
  const keep = createMemoryKeep()
  const [here, there] = [createDraft(keep, 'draft', published), createDraft(keep, 'draft', published)]
  expect(here.follow()).toBe(false)
  for (const name of ['T', 'There']) {
    there.change(rename(name), 'name')
    expect(here.follow()).toBe(true)
    expect(here.follow()).toBe(false)
  }
  expect(names(here.file.value)).toEqual(['There', 'b'])
  here.undo()
  expect(names(here.file.value)).toEqual(['a', 'b'])
  here.rebase({ version: 4, file: file(rule('c')) }, file(rule('c', { name: 'New' })))
  there.change(rename('Late'))
  expect(here.follow()).toBe(false)
  expect(names(here.file.value)).toEqual(['New'])
})

test.each([
  'not json',
  '{"base":1}',
  'null',
  '{"file":{"rules":[]}}',
  '{"base":{"version":1,"file":{"rules":[]}},"file":{"rules":[{"id":"a"}]}}',
])('%s in the store is no draft', text => {
  const keep = createMemoryKeep()
  keep.set('draft', text)
  expect(names(createDraft(keep, 'draft', published).file.value)).toEqual(['a', 'b'])
})

test('a published draft starts from there, and can still be taken back', () => {
  const draft = createDraft(createMemoryKeep(), 'draft', published)
  draft.change(rename('New'))
  draft.rebase({ version: 4, file: draft.file.value }, draft.file.value)
  expect(draft.isChanged.value).toBe(false)
  draft.undo()
  expect(names(draft.file.value)).toEqual(['a', 'b'])
  expect(draft.isChanged.value).toBe(true)
})

test('the order is that of the winners, and moving one changes no other', () => {
  const tidied = tidy({
    version: 9,
    rules: [rule('low', { priority: 1 }), rule('none'), rule('high', { priority: 5 })],
  })
  expect(names(tidied)).toEqual(['high', 'low', 'none'])
  expect(tidied).not.toHaveProperty('version')
  const moved = moveRule(tidied, 2, 0)
  expect(moved.rules.map(({ id, priority }) => [id, priority])).toEqual([
    ['none', 5],
    ['high', 1],
    ['low', undefined],
  ])
  expect(moveRule(tidied, 0, -1)).toBe(tidied)
})

test('one condition becomes a group of one', () => {
  const one = { signal: 'exit.intent', op: '=', value: true } as const
  expect(tidy({ rules: [rule('a', { when: one })] }).rules[0]?.when).toEqual({ all: [one] })
  expect(tidy({ rules: [{ id: 'a', do: [] }] }).rules[0]?.when).toEqual({ all: [] })
})

test('an id is made of the name, and is nobody else’s', () => {
  expect(newRuleId('Élise’s greeting!', file())).toBe('elise-s-greeting')
  expect(newRuleId('a', file(rule('a'), rule('a-2')))).toBe('a-3')
  expect(newRuleId('日本語', file())).toBe('rule')
})
