import { expect, test } from 'vitest'
import { parseShelf } from './parse.ts'
import { answersForVisitors, mayUse, parseScope } from './scope.ts'

test.each([
  [undefined, { kind: 'everybody' }],
  ['operators', { kind: 'operators' }],
  ['department:Sales', { kind: 'department', name: 'Sales' }],
  ['operator:a1', { kind: 'operator', id: 'a1' }],
  ['department:', undefined],
  ['everybody', undefined],
])('%s', (text, scope) => {
  expect(parseScope(text)).toEqual(scope)
})

test('visitors see what is everybody’s, operators all but the private of others', () => {
  const answers = ['operators', 'department:Sales', 'operator:ann', undefined].map((scope, at) => ({
    id: `${at}`,
    title: 'x',
    phrasings: [],
    text: 'x',
    ...(scope && { scope }),
  }))
  expect(parseShelf({ answers })).toMatchObject({ ok: true })
  expect(answersForVisitors(answers).map(({ id }) => id)).toEqual(['3'])
  expect(answers.filter(answer => mayUse(answer, 'ann')).map(({ id }) => id)).toEqual(['0', '1', '2', '3'])
  expect(answers.filter(answer => mayUse(answer, 'bob')).map(({ id }) => id)).toEqual(['0', '1', '3'])
})
