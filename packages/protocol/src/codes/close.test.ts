import { expect, test } from 'vitest'
import { comesBack } from './close.ts'

test.each([1000, 1001, 1005, 1006, 1011, 1012, 1013, 4000, 4123, 4499])('%i comes back', code => {
  expect(comesBack(code)).toBe(true)
})

test.each([1002, 1003, 1007, 1008, 1009, 4500, 4777, 4999])('%i does not come back', code => {
  expect(comesBack(code)).toBe(false)
})
