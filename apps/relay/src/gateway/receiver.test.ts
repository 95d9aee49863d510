import { limits as defaultLimits, type RelayFrame } from '@beckon/protocol'
import { expect, test } from 'vitest'
import { createClockByHand } from '../clock/by-hand.ts'
import { SenderRates } from '../rates/sender.ts'
import { createReceiver } from './receiver.ts'
import type { Session } from './session.ts'

test('[P1] sends that broke are refused and no longer outstanding: as many may be under way after them as before', async () => {
  const clock = createClockByHand()
  const limits = { ...defaultLimits, maxOutstandingSends: 2 }
  const failures: unknown[] = []
  const frames: RelayFrame[] = []
  const session = {
    who: { kind: 'visitor', site: 'shop' },
    phase: { name: 'ready' },
    rates: new SenderRates(limits),
    heldUntilMs: 0,
    outstanding: 0,
    line: { send: (frame: RelayFrame) => frames.push(frame) },
  } as unknown as Session
  const parts = { clock, limits, isOver: () => false } as unknown as Parameters<typeof createReceiver>[0]
  const request = async () => {
    throw new Error('no store')
  }
  const receiver = createReceiver({ ...parts, request, failed: error => failures.push(error) })
  for (let ref = 1; ref <= 5; ref++) {
    const messageId = `message-${ref}-0000000`
    receiver.receive(session, JSON.stringify({ type: 'send', ref, conversation: 'c1', messageId, text: 'Hello' }))
    await new Promise(resolve => setImmediate(resolve))
    // What is sent right behind it is held back.
    clock.advance(10_000)
  }
  expect(frames.map(frame => frame.type === 'refuse' && frame.code)).toEqual(Array(5).fill('unavailable'))
  expect([session.outstanding, failures.length]).toEqual([0, 5])
})
