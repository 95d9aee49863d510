import type { Rule, RuleFile } from '@beckon/rules'
import { expect, test } from 'vitest'
import { plain } from '../sentence/phrase.ts'
import { changesOf } from './changes.ts'
import { merge } from './merge.ts'

const rule = (id: string, text = 'Hi', more: Partial<Rule> = {}): Rule => ({
  id,
  when: { all: [] },
  do: [{ action: 'teaser', text }],
  ...more,
})
const file = (...rules: Rule[]): RuleFile => ({ rules })
const base = file(rule('a'), rule('b'), rule('c'))
const brief = ({ rules }: RuleFile) => rules.map(({ id, do: [action] }) => `${id} ${(action as { text: string }).text}`)
const names = { rule: (id: string) => id, answer: (id: string) => id }

test('what only one side changed, added or removed is taken from there', () => {
  const mine = file(rule('a', 'mine'), rule('b'), rule('c'), rule('new-mine'))
  const theirs = file(rule('new-theirs'), rule('a'), rule('b', 'theirs'))
  const { file: merged, clashes } = merge(base, mine, theirs)
  expect(clashes).toEqual([])
  expect(brief(merged)).toEqual(['new-theirs Hi', 'a mine', 'b theirs', 'new-mine Hi'])
})

test('a rule that both have changed is a clash, and the choice decides', () => {
  const mine = file(rule('a', 'mine'), rule('b'), rule('c'))
  const theirs = file(rule('a', 'theirs'), rule('b'), rule('c'))
  expect(merge(base, mine, theirs).clashes.map(({ id }) => id)).toEqual(['a'])
  expect(brief(merge(base, mine, theirs).file)[0]).toBe('a mine')
  expect(brief(merge(base, mine, theirs, { a: 'theirs' }).file)[0]).toBe('a theirs')
  expect(merge(base, mine, mine).clashes).toEqual([])
})

test('changed here and removed there is a clash; removed on both sides is none', () => {
  const mine = file(rule('a', 'mine'), rule('b'))
  const theirs = file(rule('b'))
  const { file: merged, clashes } = merge(base, mine, theirs)
  expect(clashes).toMatchObject([{ id: 'a', mine: { id: 'a' }, theirs: undefined }])
  expect(brief(merged)).toEqual(['a mine', 'b Hi'])
  expect(brief(merge(base, mine, theirs, { a: 'theirs' }).file)).toEqual(['b Hi'])
})

test('a move is kept, whoever made it, and the priorities say the same', () => {
  const ranked = file(...base.rules.map((rule, at) => ({ ...rule, priority: 30 - at })))
  const moved = file(...ranked.rules.toReversed().map((rule, at) => ({ ...rule, priority: 30 - at })))
  expect(brief(merge(ranked, moved, ranked).file)).toEqual(['c Hi', 'b Hi', 'a Hi'])
  expect(brief(merge(ranked, ranked, moved).file)).toEqual(['c Hi', 'b Hi', 'a Hi'])
  const priorities = merge(ranked, moved, ranked).file.rules.map(({ priority = 0 }) => priority)
  expect(priorities).toEqual(priorities.toSorted((a, b) => b - a))
})

test('settings are brought together field by field', () => {
  const withSettings = (settings: RuleFile['settings']): RuleFile => ({ ...base, ...(settings && { settings }) })
  const merged = merge(withSettings({ gap: 30 }), withSettings({ gap: 60 }), withSettings({ gap: 30, zone: 'UTC' }))
  expect(merged.file.settings).toEqual({ gap: 60, zone: 'UTC' })
})

test('what changes is said in words, and nothing is said where nothing changes', () => {
  const path = { signal: 'page.path', op: 'glob', value: '/cart' } as const
  const after = file(
    rule('c', 'Hi', { enabled: false }),
    rule('a', 'Hi', { name: 'Greeting', when: { all: [path] }, limits: { expires: 20 } }),
    rule('new', 'Hello'),
  )
  const said = changesOf(base, after, names).map(({ kind, title, before, after, details }) => [
    kind,
    title,
    plain(before ?? []),
    plain(after ?? []),
    ...details,
  ])
  expect(said).toEqual([
    ['added', 'new', '', 'On any page, show “Hello”.', 'once per visit'],
    ['off', 'c', '', 'On any page, show “Hi”.'],
    [
      'changed',
      'Greeting',
      'On any page, show “Hi”.',
      'On /cart, show “Hi”.',
      'now called “Greeting”, before “a”',
      'now goes away after 20 s',
    ],
    ['removed', 'b', 'On any page, show “Hi”.', ''],
    ['order', '', '', '', 'c', 'Greeting'],
  ])
  expect(changesOf(after, after, names)).toEqual([])
})
