import type { Message } from '@beckon/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursorSeq, emptyLane, isBehind, type LaneState, noteHead, takeMessage, takePage } from './lane.ts'

const message = (seq: number): Message => ({
  messageId: `m${seq}`,
  seq,
  at: 0,
  author: { kind: 'visitor' },
  text: `${seq}`,
})
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => message(from + at))
const seqs = (lane: LaneState) => lane.messages.map(({ seq }) => seq)
const page = (epoch: string, after: number, to: number, head: number, reset = false) => ({
  epoch,
  after,
  head,
  messages: upTo(after + 1, to),
  reset,
})

test('[P5] whatever arrives, in whatever order, the messages held have no hole and no double', () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant('live' as const), seq: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('page' as const), after: fc.nat(30), size: fc.nat(10), reset: fc.boolean() }),
    fc.record({ kind: fc.constant('head' as const), seq: fc.nat(30) }),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), events => {
      let lane = emptyLane
      for (const each of events) {
        if (each.kind === 'live') lane = takeMessage(lane, 'e', message(each.seq))
        else if (each.kind === 'head') lane = noteHead(lane, { epoch: 'e', seq: each.seq })
        else lane = takePage(lane, page('e', each.after, Math.min(30, each.after + each.size), 30, each.reset))
        expect(seqs(lane)).toEqual(lane.messages.map((_, at) => lane.after + 1 + at))
      }
    }),
  )
})

test('a live message beyond the next one is only heard of', () => {
  const lane = takeMessage(takePage(emptyLane, page('e', 0, 2, 2)), 'e', message(4))
  expect(seqs(lane)).toEqual([1, 2])
  expect(isBehind(lane)).toBe(true)
})

test('history goes before, a resumed page after, and what is known is not doubled', () => {
  let lane = takePage(emptyLane, page('e', 10, 20, 20, true))
  lane = takePage(lane, page('e', 5, 10, 20))
  lane = takePage(lane, page('e', 18, 24, 24))
  expect(seqs(lane)).toEqual(upTo(6, 24).map(({ seq }) => seq))
  expect(isBehind(lane)).toBe(false)
})

test('a message that came live while the page was on its way is not forgotten', () => {
  const lane = takePage(takeMessage(emptyLane, 'e', message(6)), page('e', 0, 5, 5, true))
  expect(isBehind(lane)).toBe(true)
  expect(cursorSeq(lane)).toBe(5)
})

test('[P9] another epoch makes it behind; the reset page replaces everything, and a late frame of the old epoch does not ask for ever', () => {
  let lane = takePage(emptyLane, page('old', 0, 9, 9))
  lane = takeMessage(lane, 'new', message(3))
  expect(isBehind(lane)).toBe(true)
  lane = takePage(lane, page('new', 0, 3, 3, true))
  expect(seqs(lane)).toEqual([1, 2, 3])
  lane = takePage(takeMessage(lane, 'old', message(10)), page('new', 3, 3, 3))
  expect(isBehind(lane)).toBe(false)
})
