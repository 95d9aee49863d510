import { expect, test } from 'vitest'
import { answersIn } from './language.ts'

const german = { id: 'a', language: 'de' }
const english = { id: 'b', language: 'en-GB' }
const any: { id: string; language?: string } = { id: 'c' }

test('a shelf that speaks the language is shown in it, with what is for any', () => {
  expect(answersIn([german, english, any], 'de-CH')).toEqual([german, any])
  expect(answersIn([german, english, any], 'EN')).toEqual([english, any])
})

test('a shelf that does not speak it is shown as it is', () => {
  expect(answersIn([german, english, any], 'fr')).toEqual([german, english, any])
  expect(answersIn([any], 'fr')).toEqual([any])
})
