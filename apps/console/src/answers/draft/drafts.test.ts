import { createMemoryKeep } from '@beckon/client/doubles'
import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { createAnswerDrafts, isUnsaved } from './drafts.ts'

const saved = { id: 'a', title: 'A', phrasings: ['one'], text: 'Yes.', tags: ['x'] }
const shelf = signal({ version: 3, answers: [saved] })
const open = (keep = createMemoryKeep()) => ({ keep, drafts: createAnswerDrafts(keep, 'k', shelf) })

test('an answer that is changed is a draft over its version; changed back it is none', () => {
  const { keep, drafts } = open()
  drafts.change('a', answer => ({ ...answer, text: 'No.' }))
  expect(drafts.all.value.get('a')).toEqual({ version: 3, before: saved, answer: { ...saved, text: 'No.' } })
  expect(open(keep).drafts.all.value.get('a')?.answer.text).toBe('No.')
  drafts.change('a', answer => ({ ...answer, text: 'Yes.' }))
  expect(drafts.all.value.size).toBe(0)
  expect(keep.get('k')).toBeUndefined()
})

test('a field that is emptied is left out, but for those that every answer has', () => {
  const { drafts } = open()
  drafts.change('a', answer => ({ ...answer, tags: [], owner: '', title: '', phrasings: [] }))
  expect(drafts.all.value.get('a')?.answer).toEqual({ id: 'a', title: '', phrasings: [], text: 'Yes.' })
})

test('new ones are told from saved ones, and from each other', () => {
  const { drafts } = open()
  const ids = [drafts.begin({ title: 'New' }), drafts.begin({})]
  expect(new Set(ids).size).toBe(2)
  expect([...ids, 'a', 'new'].map(isUnsaved)).toEqual([true, true, false, false])
})

test('phrasings are added once, with the questions they come from', () => {
  const { drafts } = open()
  drafts.addPhrasings('a', ['one', 'two'], ['q1'])
  drafts.addPhrasings('a', ['two', 'three'], ['q2'])
  expect(drafts.all.value.get('a')).toMatchObject({
    answer: { phrasings: ['one', 'two', 'three'] },
    questions: ['q1', 'q2'],
  })
})

test('what another tab writes is there, and what cannot be read is no draft', () => {
  let tell = () => {}
  const keep = {
    ...createMemoryKeep(),
    onChange(_key: string, changed: () => void) {
      tell = changed
      return () => {
        tell = () => {}
      }
    },
  }
  const { drafts } = open(keep)
  const stop = drafts.followTabs()
  open(keep).drafts.change('a', answer => ({ ...answer, text: 'From there' }))
  tell()
  expect(drafts.all.value.get('a')?.answer.text).toBe('From there')
  stop()
  keep.set('k', '{"a": 1}')
  expect(open(keep).drafts.all.value.size).toBe(0)
  keep.set('k', '[["a", {"version": 1}], 7, nonsense')
  expect(open(keep).drafts.all.value.size).toBe(0)
})
