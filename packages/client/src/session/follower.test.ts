import type { Message, RelayFrame } from '@beckon/protocol'
import { expect, test } from 'vitest'
import type { Connection } from '../connection/connection.ts'
import { createTestClock } from '../doubles/index.ts'
import { createFollower } from './follower.ts'

const place = { conversation: 'c1', lane: 'talk' } as const
const message = (seq: number): Message => ({
  messageId: `m${seq}`,
  seq,
  at: 0,
  author: { kind: 'visitor' },
  text: `${seq}`,
})
const page = (seqs: number[], head: number, reset: boolean): RelayFrame => ({
  ...{ type: 'page', ref: 1, epoch: 'e1', after: 0, head, reset },
  ...place,
  messages: seqs.map(message),
})

test('[P5] a page that was read before the newest words does not take them from the screen again', async () => {
  const asked: { seq?: number }[] = []
  const answers: ((frame: RelayFrame) => void)[] = []
  const connection = {
    state: () => ({ kind: 'open' }),
    request: (request: { seq?: number }) => {
      asked.push(request)
      return new Promise<RelayFrame>(resolve => answers.push(resolve))
    },
  } as unknown as Connection
  const seen: number[] = []
  const follower = createFollower({
    connection,
    clock: createTestClock(),
    onChange: () => seen.push(follower.lane('c1', 'talk').messages.length),
  })
  follower.follow('c1', 'talk')
  for (const seq of [1, 2, 3]) follower.take({ type: 'message', ...place, epoch: 'e1', message: message(seq) })
  expect(seen.at(-1)).toBe(3)
  answers[0]?.(page([1, 2], 2, true))
  await new Promise(resolve => setImmediate(resolve))
  expect(seen.every((count, index) => count >= (seen[index - 1] ?? 0))).toBe(true)
  expect(follower.lane('c1', 'talk').messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(asked).toHaveLength(1)
  expect(follower.isCaughtUp()).toBe(true)
})
