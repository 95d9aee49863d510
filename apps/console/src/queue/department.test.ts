import type { ConversationSummary } from '@beckon/protocol'
import { expect, test } from 'vitest'
import { departmentAfter, departmentsIn, isIn } from './department.ts'

const of = (department?: string) => ({ ...(department !== undefined && { department }) }) as ConversationSummary

test('each department once and by name, and the chosen one although nothing is in it any more', () => {
  expect(departmentsIn([of('sales'), of(), of('billing'), of('sales')], undefined)).toEqual(['billing', 'sales'])
  expect(departmentsIn([of('sales')], 'support')).toEqual(['sales', 'support'])
  expect(departmentsIn([of()], undefined)).toEqual([])
})

test('a conversation of no department is in none', () => {
  expect([of('sales'), of('billing'), of()].map(one => isIn(one, 'sales'))).toEqual([true, false, false])
  expect(isIn(of(), undefined)).toBe(true)
})

test('one after the other, then all of them', () => {
  const names = ['billing', 'sales']
  expect([undefined, 'billing', 'sales'].map(chosen => departmentAfter(names, chosen))).toEqual([
    'billing',
    'sales',
    undefined,
  ])
})
