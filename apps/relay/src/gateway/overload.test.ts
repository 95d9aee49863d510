import type { RelayFrameOf } from '@beckon/protocol'
import { expect, onTestFinished, test } from 'vitest'
import { newMessageId } from './test/client.ts'
import { startTestRelay } from './test/relay.ts'

test('[P14] a relay that is late on the whole refuses sends with a time to retry, and nothing else, until it has caught up', async () => {
  let lagMs = 0
  const relay = await startTestRelay({ loop: { lagMs: () => lagMs, stop: () => {} } })
  onTestFinished(() => relay.close())
  const visitor = await relay.visitor()
  const start = { type: 'start', messageId: newMessageId(), text: 'Hello', person: true }
  const { conversation } = (await visitor.ask(start)) as RelayFrameOf<'ack'>
  const send = { type: 'send', conversation, messageId: newMessageId(), text: 'Are you there?' }
  const measured = async (ms: number) => {
    lagMs = ms
    relay.clock.advance(1000)
    return visitor.ask(send)
  }
  expect(await measured(299)).toMatchObject({ type: 'ack', seq: 3 })
  const refused = { type: 'refuse', ref: expect.any(Number), code: 'unavailable' }
  expect(await measured(301)).toEqual({ ...refused, retryAfterMs: 4000 })
  expect(await visitor.ask({ type: 'resume', conversation })).toMatchObject({ type: 'page', head: 3 })
  relay.clock.advance(4000)
  expect(await measured(200)).toMatchObject({ code: 'unavailable' })
  expect(await measured(100)).toEqual({ ...refused, retryAfterMs: 3000 })
  relay.clock.advance(3000)
  expect(await measured(100)).toMatchObject({ type: 'ack', seq: 3 })
  expect(await measured(200)).toMatchObject({ type: 'ack', seq: 3 })
})
