import type { Message, RelayFrameOf } from '@beckon/protocol'
import { afterEach, expect, test } from 'vitest'
import type { AnswerFinder } from '../chat/finder.ts'
import { newMessageId } from './test/client.ts'
import { startTestRelay, type TestRelay } from './test/relay.ts'

let relay: TestRelay
afterEach(() => relay.close())

const answer = { id: 'returns', title: 'Returns', text: 'Within 30 days.' }
/** Knows no words, and one meaning. */
const find: AnswerFinder = (_question, asked) => (asked?.meaning?.[0] === 1 ? { kind: 'answer', answer } : undefined)
const authorsOf = (page: RelayFrameOf<'page'>) => page.messages.map(({ author, text }: Message) => text || author.kind)

test('the first words and later ones are answered by what they mean, and who asks for a person is not asked about', async () => {
  const asked: string[] = []
  const meaningOf = async (question: string) => {
    asked.push(question)
    return question === 'refund' ? [1] : [0]
  }
  relay = await startTestRelay({ find, meaningOf })
  const visitor = await relay.visitor()
  const ack = await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'refund' })
  const { conversation } = ack as RelayFrameOf<'ack'>
  await visitor.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'something else' })
  await visitor.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'more' })
  const page = await visitor.ask({ type: 'resume', conversation })
  expect(authorsOf(page as RelayFrameOf<'page'>)).toEqual(['refund', answer.text, 'something else', 'system', 'more'])
  await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'refund now', person: true })
  expect(asked).toEqual(['refund', 'something else'])
})

test('[P3] words keep their order while the meaning of the first is being read', async () => {
  const meanings: Record<string, PromiseWithResolvers<number[]>> = {}
  const isAsked: Record<string, PromiseWithResolvers<void>> = {}
  for (const question of ['one', 'two']) {
    meanings[question] = Promise.withResolvers()
    isAsked[question] = Promise.withResolvers()
  }
  const meaningOf = async (question: string) => {
    isAsked[question]?.resolve()
    return meanings[question]?.promise ?? [1]
  }
  // What they ask is answered each time, so the conversation stays with the shelf.
  let count = 0
  relay = await startTestRelay({
    find: () => ({ kind: 'answer', answer: { ...answer, id: `a${count++}`, text: 'Yes.' } }),
    meaningOf,
  })
  const visitor = await relay.visitor()
  const ack = await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'hello' })
  const { conversation } = ack as RelayFrameOf<'ack'>
  const sent = ['one', 'two'].map(text => visitor.ask({ type: 'send', conversation, messageId: newMessageId(), text }))
  await isAsked.one?.promise
  meanings.two?.resolve([0])
  // Time enough for the second to be stored, were it not behind the first.
  await Promise.race([
    sent[1],
    visitor.ask({ type: 'start', messageId: newMessageId(), text: 'another', person: true }),
  ])
  meanings.one?.resolve([0])
  await Promise.all(sent)
  const page = (await visitor.ask({ type: 'resume', conversation })) as RelayFrameOf<'page'>
  expect(authorsOf(page).filter(text => text !== 'Yes.')).toEqual(['hello', 'one', 'two'])
})
