import { expect, test } from 'vitest'
import { calm } from './calm.ts'
import { initialOf } from './initial.ts'
import { plainOf } from './plain.ts'

test('an answer goes into a reply without its marks', () => {
  const markdown =
    'It is **free**.\n\n1. Write to [us](mailto:hi@shop.test)\n2. See [the page](https://shop.test/a)\n\nDone.'
  expect(plainOf(markdown)).toBe(
    'It is free.\n\n1. Write to us (hi@shop.test)\n2. See the page (https://shop.test/a)\n\nDone.',
  )
})

test('a tower of combining marks is cut, writing is not', () => {
  expect(calm(`Z${'\u0300'.repeat(1000)}x`)).toBe(`Z${'\u0300'.repeat(6)}x`)
  expect(calm('Việt สวัสดี é')).toBe('Việt สวัสดี é')
})

test.each([
  ['maria', 'M'],
  ['  ', '?'],
  ['👩‍👧 Family', '👩‍👧'],
  ['山田', '山'],
])('the initial of %j is %s', (name, initial) => expect(initialOf(name)).toBe(initial))
