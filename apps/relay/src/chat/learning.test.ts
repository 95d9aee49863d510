import { build } from '@beckon/answers'
import { expect, test } from 'vitest'
import type { Asked } from '../store/answers.ts'
import { proposalsIn, samplesIn, unansweredIn } from './learning.ts'

const answers = [
  {
    id: 'shipping',
    title: 'What does shipping cost?',
    phrasings: ['How much is delivery?', 'Is delivery free?'],
    text: 'x',
  },
  { id: 'returns', title: 'Can I send it back?', phrasings: ['How do I return something?'], text: 'x' },
]
const asked = (text: string, became: Asked['became'], answer?: string): Asked => ({
  conversation: 'c1',
  text,
  at: 1,
  became,
  ...(answer !== undefined && { answer }),
})
const open = (told: Asked[], aside: string[] = []) => unansweredIn(told, build(answers), new Set(aside), async () => {})

test('what went to a person and the shelf still does not answer, the same words once', async () => {
  const told = [
    asked('Do you sell boats?', 'person'),
    asked('is delivery free?', 'person'),
    asked('do you  sell boats?', 'person'),
  ]
  const found = await open(told)
  expect(found.map(({ text, count }) => [text, count])).toEqual([['Do you sell boats?', 2]])
  expect(await open(told, [String(found[0]?.id)])).toEqual([])
})

test('an answer that did not help leaves its question open, and tells what came closest', async () => {
  const found = await open([asked('is delivery free?', 'not-helped', 'shipping'), asked('👋', 'person')])
  expect(found).toMatchObject([{ text: 'is delivery free?', nearest: { id: 'shipping' } }])
})

test('words an answer was right for are proposed once, unless they are known or set aside', () => {
  const told = [
    asked('postage to Oslo', 'chosen', 'shipping'),
    asked('Postage to Oslo', 'helped', 'shipping'),
    asked('is delivery free?', 'helped', 'shipping'),
    asked('gone', 'helped', 'nobody'),
    asked('x'.repeat(300), 'inserted', 'shipping'),
    asked('boats', 'person'),
  ]
  const found = proposalsIn(told, answers, new Set())
  expect(found.map(({ answer, text, count, because }) => [answer, text, count, because])).toEqual([
    ['shipping', 'postage to Oslo', 2, 'chosen'],
  ])
  expect(proposalsIn(told, answers, new Set([String(found[0]?.id)]))).toEqual([])
})

test('the last thing said of an answer counts; one that was given and not complained of was right', () => {
  const told = [asked('a', 'not-helped', 'x'), asked('a', 'given', 'x'), asked('b', 'given', 'x'), asked('c', 'person')]
  expect(samplesIn(told, [])).toEqual([
    { question: 'a', answer: undefined },
    { question: 'b', answer: 'x' },
    { question: 'c', answer: undefined },
  ])
})

test('a question that an answer was written for since does not teach that the answer is wrong', () => {
  const told = [
    asked('how much is  delivery?', 'person'),
    asked('Where is my boat?', 'person'),
    asked('Is delivery free?', 'not-helped', 'shipping'),
  ]
  expect(samplesIn(told, answers).map(({ question }) => question)).toEqual(['Where is my boat?', 'Is delivery free?'])
})
