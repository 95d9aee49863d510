import { afterEach, expect, test } from 'vitest'
import { newMessageId } from './test/client.ts'
import { startTestRelay, type TestRelay } from './test/relay.ts'

let relay: TestRelay
afterEach(() => relay.close())

test('[P1] [P3] a visitor and an operator talk, each message numbered once and seen by both', async () => {
  relay = await startTestRelay()
  const operator = await relay.operator()
  const visitor = await relay.visitor()

  const ack = await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'Is anybody there?', person: true })
  expect(ack).toMatchObject({ type: 'ack', lane: 'talk', seq: 1 })
  const { conversation } = ack as { conversation: string }
  const summary = await operator.next('conversation')
  expect(summary.conversation).toMatchObject({ conversation, status: 'waiting', unread: 1, head: 2 })

  const page = await operator.ask({ type: 'resume', conversation })
  expect(page).toMatchObject({ type: 'page', head: 2, reset: true })
  expect(await operator.ask({ type: 'take', conversation })).toMatchObject({ type: 'done' })
  expect(await operator.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'Yes.' })).toMatchObject({
    seq: 4,
  })
  const reply = await visitor.next('message', ({ message }) => message.author.kind === 'operator')
  expect(reply.message).toMatchObject({ seq: 4, text: 'Yes.', author: { kind: 'operator', name: 'Ann' } })
  const served = await visitor.next('conversation', frame => frame.conversation.status === 'served')
  expect(served.conversation.operator?.name).toBe('Ann')

  const resumed = await visitor.ask({ type: 'resume', conversation, epoch: reply.epoch, seq: 1 })
  expect(resumed).toMatchObject({ after: 1, head: 4, reset: false })
  expect((resumed as { messages: { seq: number }[] }).messages.map(({ seq }) => seq)).toEqual([2, 3, 4])
})
