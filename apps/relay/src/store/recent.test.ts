import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRecent } from './recent.ts'

test('forgets what was not used for longest, and never what was used last', () => {
  const recent = createRecent<number>(4)
  for (const [id, value] of Object.entries({ a: 1, b: 2, c: 3 })) recent.set(id, value)
  expect(recent.get('a')).toBe(1)
  recent.set('d', 4)
  expect(['a', 'b', 'c', 'd'].map(recent.get)).toEqual([1, undefined, 3, 4])
})

test('what it tells is what was set last, and it remembers half of what it may at least', () => {
  const deeds = fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...'abcdefgh')), { maxLength: 60 })
  fc.assert(
    fc.property(deeds, deeds => {
      const recent = createRecent<number>(6)
      const last = new Map<string, number>()
      deeds.forEach(([isSet, id], at) => {
        if (isSet) {
          recent.set(id, at)
          last.delete(id)
          last.set(id, at)
        } else {
          const found = recent.get(id)
          const isAmongLast = [...last.keys()].slice(-3).includes(id)
          if (isAmongLast || found !== undefined) expect(found).toBe(last.get(id))
          const known = last.get(id)
          if (found === undefined || known === undefined) return
          last.delete(id)
          last.set(id, known)
        }
      })
      const left = [...last.keys()].filter(id => recent.get(id) !== undefined)
      expect(left.length).toBeLessThanOrEqual(6)
    }),
  )
})

test('nothing is left of what was cleared', () => {
  const recent = createRecent<number>()
  recent.set('a', 1)
  recent.clear()
  expect(recent.get('a')).toBeUndefined()
})
