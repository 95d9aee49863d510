import type { Action, Rule } from '@beckon/rules'
import { expect, test } from 'vitest'
import type { Found } from './finder.ts'
import { withAnswers } from './questions.ts'

const hours = { id: 'hours', title: 'Opening hours', text: 'Nine to five.' }
const find = (question: string): Found | undefined => {
  if (question === 'When are you open?') return { kind: 'answer', answer: hours }
  return question === 'Are you there?' ? { kind: 'offer', answers: [hours] } : undefined
}
const teaser: Action = { action: 'teaser', text: 'Hello' }
const asks = (question: string): Action => ({ action: 'answer', question })
const known = asks('When are you open?')
const unknown = asks('Do you sell boats?')
const answered = (rule: Partial<Rule>) => withAnswers({ rules: [{ id: 'a', do: [teaser], ...rule }] }, find).rules[0]

test('[R65] a question becomes the answer there is, in a variant too', () => {
  expect(answered({ do: [teaser, known] })?.do).toEqual([teaser, { action: 'answer', id: 'hours' }])
  const variants = [
    { id: 'x', weight: 1 },
    { id: 'y', weight: 1, do: [known] },
  ]
  expect(answered({ variants })?.variants).toEqual([
    { id: 'x', weight: 1 },
    { id: 'y', weight: 1, do: [{ action: 'answer', id: 'hours' }] },
  ])
})

test('[R65] without an answer the rule promises a person, or is off where nothing else of it is seen', () => {
  expect(answered({ do: [teaser, unknown] })).toEqual({ id: 'a', do: [teaser] })
  expect(answered({ do: [unknown, { action: 'emit', name: 'x' }] })).toMatchObject({ enabled: false })
  expect(answered({ variants: [{ id: 'y', weight: 1, do: [unknown] }] })).toMatchObject({ enabled: false })
})

test('[R65] what may fit is no answer: nobody is there to choose', () => {
  expect(answered({ do: [teaser, asks('Are you there?')] })).toEqual({ id: 'a', do: [teaser] })
})

test('[R65] a file without a question is handed out as it is', () => {
  const file = {
    rules: [
      { id: 'a', do: [teaser, { action: 'answer' as const, id: 'hours' }] },
      { id: 'b', do: [] },
    ],
  }
  expect(withAnswers(file, find)).toBe(file)
  expect(withAnswers({ rules: [...file.rules, { id: 'c', do: [known] }] }, find).rules.slice(0, 2)).toEqual(file.rules)
})

test('[R65] a question is looked for once in each shelf, however many pages ask', () => {
  let looked = 0
  const shelf = (question: string) => {
    looked++
    return find(question)
  }
  const asking = { rules: [{ id: 'a', do: [teaser, known, unknown] }] }
  for (let page = 0; page < 5; page++) withAnswers(asking, shelf)
  expect(looked).toBe(2)
  expect(withAnswers(asking, () => undefined).rules[0]?.do).toEqual([teaser])
})
