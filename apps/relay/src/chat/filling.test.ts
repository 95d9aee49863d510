import { expect, test } from 'vitest'
import { filled, filledFound } from './filling.ts'

const answer = {
  id: 'a',
  title: 'A',
  text: 'Hello {{visitor.name}} on {{page.title|our site}} of {{site.name}}. {{operator.name|We}} will see.',
}
const visitor = { id: 'v', name: 'Visitor 7K' }

test('an answer says what is known of its visitor, and of nobody else', () => {
  const page = { url: 'https://shop.test/cart', title: '*Cart*' }
  expect(filled(answer, 'Shop', { visitor, page }).text).toBe('Hello Visitor 7K on \\*Cart\\* of Shop. We will see.')
  expect(filled(answer, 'Shop', { visitor }).text).toBe('Hello Visitor 7K on our site of Shop. We will see.')
  expect(filledFound({ kind: 'answer', answer }, 'Shop', { visitor })).toMatchObject({
    answer: { id: 'a', text: expect.stringContaining('7K') },
  })
  expect(filledFound(undefined, 'Shop', { visitor })).toBeUndefined()
})
