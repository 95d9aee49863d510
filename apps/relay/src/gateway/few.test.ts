import { expect, test } from 'vitest'
import { Few } from './few.ts'

const [ann, bob, eve] = [{ name: 'ann' }, { name: 'bob' }, { name: 'eve' }]

test('it is a set, of one and of many', () => {
  const few = new Few<object>()
  const seen = () => [few.size, [...few], [ann, bob, eve].map(one => few.has(one))]
  expect(seen()).toEqual([0, [], [false, false, false]])
  few.add(ann)
  few.add(ann)
  expect(seen()).toEqual([1, [ann], [true, false, false]])
  few.delete(bob)
  expect(seen()).toEqual([1, [ann], [true, false, false]])
  few.add(bob)
  few.add(eve)
  few.add(bob)
  expect(seen()).toEqual([3, [ann, bob, eve], [true, true, true]])
  few.delete(ann)
  few.delete(bob)
  expect(seen()).toEqual([1, [eve], [false, false, true]])
  few.delete(eve)
  expect(seen()).toEqual([0, [], [false, false, false]])
})

test('the only one is gone again', () => {
  const few = new Few<object>()
  few.add(ann)
  few.delete(ann)
  few.add(bob)
  expect([few.size, ...few]).toEqual([1, bob])
})
