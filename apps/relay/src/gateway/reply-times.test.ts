import { afterEach, expect, test } from 'vitest'
import { newId } from '../identity/tokens.ts'
import { newMessageId } from './test/client.ts'
import { shopOrigin, startTestRelay, type TestRelay } from './test/relay.ts'

let relay: TestRelay
afterEach(() => relay.close())

const minuteMs = 60_000

/** As a page hears of the desk. */
async function deskOf(): Promise<{ online: boolean; replyMs?: number }> {
  const response = await relay.app.inject({ url: '/v1/sites/shop/desk', headers: { origin: shopOrigin } })
  return response.json()
}

async function waitsAndIsAnswered(after: number): Promise<void> {
  const visitor = await relay.visitor()
  const ack = await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'Hello', person: true })
  const { conversation } = ack as unknown as { conversation: string }
  const decide = () => ({
    ok: true as const,
    messages: [
      {
        lane: 'talk' as const,
        message: {
          messageId: newId(),
          at: relay.clock.now() + after,
          author: { kind: 'operator' as const },
          text: 'Yes',
        },
      },
    ],
  })
  await relay.store.conversations.write({ conversation, decide })
  visitor.socket.terminate()
}

test('a page hears how long it usually takes, measured apart for when somebody is there and when nobody is', async () => {
  relay = await startTestRelay()
  expect(await deskOf()).toMatchObject({ online: false })
  for (let count = 0; count < 5; count++) await waitsAndIsAnswered(500 * minuteMs)
  // A median is measured now and then only.
  expect(await deskOf()).not.toHaveProperty('replyMs')
  relay.clock.advance(6 * minuteMs)
  expect(await deskOf()).toMatchObject({ online: false, replyMs: 720 * minuteMs })

  await relay.operator()
  expect(await deskOf()).toMatchObject({ online: true })
  for (let count = 0; count < 5; count++) await waitsAndIsAnswered(2.5 * minuteMs)
  relay.clock.advance(6 * minuteMs)
  await relay.operator()
  expect(await deskOf()).toMatchObject({ online: true, replyMs: 3 * minuteMs })
})
