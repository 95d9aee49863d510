import type { Answer } from '@beckon/answers'
import { expect, test } from 'vitest'
import { changeShelf } from './shelf-changes.ts'

const answer = (id: string, more: Partial<Answer> = {}): Answer => ({
  id,
  title: `${id}?`,
  phrasings: [],
  text: id,
  ...more,
})
const a = answer('a')
const b = answer('b')
const change = (now: Answer[], base: Answer[], put: Answer[], remove: string[] = [], operator = 'ann') => {
  const done = changeShelf(now, base, { put, remove }, operator)
  return done.ok ? done.answers.map(({ id, text }) => `${id} ${text}`) : 'ids' in done ? done.ids : done.problems
}

test('puts, changes and removes', () => {
  expect(change([a, b], [a, b], [answer('c'), answer('a', { text: 'new' })], ['b'])).toEqual(['a new', 'c c'])
})

test('others’ changes of other answers stay; of the same one they are told', () => {
  const theirs = answer('b', { text: 'theirs' })
  expect(change([a, theirs], [a, b], [answer('a', { text: 'mine' })])).toEqual(['a mine', 'b theirs'])
  expect(change([a, theirs], [a, b], [answer('b', { text: 'mine' })])).toEqual(['b'])
  expect(change([a], [a, b], [answer('b', { text: 'mine' })])).toEqual(['b'])
  expect(change([a, b], [a], [answer('b')])).toEqual(['b'])
})

test('the order of fields is no change', () => {
  const turned = { text: 'a', phrasings: [], title: 'a?', id: 'a' }
  expect(change([turned], [a], [answer('a', { text: 'new' })])).toEqual(['a new'])
})

test('a private answer of another is not there, and its id is taken', () => {
  const theirs = answer('x', { scope: 'operator:bob' })
  expect(change([theirs], [], [answer('x')])).toEqual(['x'])
  expect(change([theirs], [theirs], [], ['x'])).toEqual(['x'])
  expect(change([], [], [theirs])).toMatchObject([{ id: 'x', place: 'scope' }])
  expect(change([], [], [theirs], [], 'bob')).toEqual(['x x'])
})

test('problems are told by answer and field', () => {
  const bad = { ...answer('no spaces'), text: '' }
  expect(change([a], [a], [bad as Answer])).toMatchObject([
    { id: 'no spaces', place: 'text', code: 'out-of-range' },
    { id: 'no spaces', place: 'id' },
  ])
})
