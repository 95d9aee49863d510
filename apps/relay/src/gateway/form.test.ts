import type { Appearance, RelayFrameOf } from '@beckon/protocol'
import { afterEach, expect, test } from 'vitest'
import { newMessageId } from './test/client.ts'
import { startTestRelay, type TestRelay } from './test/relay.ts'

let relay: TestRelay
afterEach(() => relay.close())

const form: NonNullable<Appearance['form']> = [
  { name: 'name', label: 'Your name', kind: 'name', required: true },
  { name: 'order', label: 'Order number', kind: 'text' },
]

async function startWith(given: { name: string; value: string }[] | undefined) {
  const operator = await relay.operator()
  const visitor = await relay.visitor()
  const start = { type: 'start', messageId: newMessageId(), text: 'Hello', person: true, ...(given && { form: given }) }
  const { conversation } = (await visitor.ask(start)) as RelayFrameOf<'ack'>
  const told = await operator.next('conversation', frame => frame.conversation.conversation === conversation)
  return { visitor, operator, conversation, summary: told.conversation }
}

async function asking() {
  relay = await startTestRelay()
  const { key } = (await relay.store.sites.find('shop')) ?? { key: '' }
  await relay.store.sites.setAppearance(key, { form })
}

test('what was asked before the chat comes to operators in the owner’s words and order, with the visitor’s name', async () => {
  await asking()
  const { summary, visitor } = await startWith([
    { name: 'order', value: ' 40718 ' },
    { name: 'name', value: 'Ann' },
    { name: 'secret', value: 'never asked for' },
  ])
  expect(summary.form).toEqual([
    { name: 'name', label: 'Your name', value: 'Ann' },
    { name: 'order', label: 'Order number', value: '40718' },
  ])
  expect(summary.visitor?.name).toBe('Ann')
  // It is for the operators; the visitor knows what they wrote.
  const own = await visitor.next('conversation')
  expect(own.conversation).not.toHaveProperty('form')
})

test('a form that is missing or empty keeps nobody’s words from being stored', async () => {
  await asking()
  for (const given of [undefined, [{ name: 'name', value: '   ' }]]) {
    const { summary } = await startWith(given)
    expect(summary).not.toHaveProperty('form')
    expect(summary.visitor?.name).not.toBe('')
  }
})

test('a chat with a person is rated, once for each message id, and stays as closed as it was', async () => {
  relay = await startTestRelay()
  const { visitor, operator, conversation } = await startWith(undefined)
  await operator.ask({ type: 'take', conversation })
  await operator.ask({ type: 'close', conversation })
  const rate = { type: 'rate', conversation, messageId: newMessageId(), good: true, comment: ' Quick and kind ' }
  expect(await visitor.ask(rate)).toMatchObject({ type: 'done' })
  expect(await visitor.ask(rate)).toMatchObject({ type: 'done' })
  const told = (await operator.ask({ type: 'resume', conversation })) as RelayFrameOf<'page'>
  const rated = told.messages.filter(({ event }) => event === 'rated')
  expect(rated).toMatchObject([{ author: { kind: 'system' }, rating: { good: true, comment: 'Quick and kind' } }])
  expect((await relay.store.conversations.find(conversation))?.status).toBe('closed')
})

test('what only the shelf answered, and what is another’s, cannot be rated', async () => {
  relay = await startTestRelay({
    find: () => ({ kind: 'answer', answer: { id: 'a', title: 'A', text: 'A' } }),
  })
  const visitor = await relay.visitor()
  const start = { type: 'start', messageId: newMessageId(), text: 'Hello' }
  const { conversation } = (await visitor.ask(start)) as RelayFrameOf<'ack'>
  const rate = { type: 'rate', conversation, messageId: newMessageId(), good: false }
  expect(await visitor.ask(rate)).toMatchObject({ type: 'refuse', code: 'not_found' })
  await visitor.ask({ type: 'handover', conversation })
  const other = await relay.visitor()
  expect(await other.ask(rate)).toMatchObject({ type: 'refuse', code: 'not_found' })
})
