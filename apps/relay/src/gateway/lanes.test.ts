import type { Lane, Message } from '@beckon/protocol'
import { expect, test } from 'vitest'
import { createLanes } from './lanes.ts'
import type { Recipient } from './session.ts'

const message = (seq: number): Message => ({ messageId: `m${seq}`, seq, at: 0, author: { kind: 'visitor' }, text: '' })
const stored = (...seqs: number[]) => seqs.map(seq => ({ lane: 'talk' as Lane, message: message(seq) }))

function setUp(inStore: () => Promise<Message[]> = async () => []) {
  const seen: number[] = []
  const line = { sendText: (text: string) => seen.push(JSON.parse(text).message.seq) } as unknown as Recipient['line']
  const session: Recipient = { phase: { name: 'ready' }, line }
  const asked: number[] = []
  const lanes = createLanes<Recipient>(
    { epoch: 'e1' },
    async (_conversation, _lane, seq) => {
      asked.push(seq)
      return (await inStore()).filter(one => one.seq > seq)
    },
    () => {},
  )
  lanes.follow(session, 'c1', 'talk', 2)
  return { lanes, session, seen, asked }
}
const settle = () => new Promise(resolve => setImmediate(resolve))

test('[P8] a jump is filled from the store, in order and once', async () => {
  const { lanes, seen, asked } = setUp(async () => [3, 4, 5, 6].map(message))
  lanes.deliver('c1', stored(5))
  lanes.deliver('c1', stored(6))
  await settle()
  lanes.deliver('c1', stored(7))
  expect(seen).toEqual([3, 4, 5, 6, 7])
  expect(asked).toEqual([2])
})

test('[P5] an event that comes again or late is not told again', () => {
  const { lanes, seen } = setUp()
  lanes.deliver('c1', stored(3, 4))
  lanes.deliver('c1', stored(4))
  lanes.deliver('c1', stored(3))
  expect(seen).toEqual([3, 4])
})

test('[P8] what cannot be read now is read with what follows, and no hole is told', async () => {
  let fails = true
  const { lanes, seen } = setUp(async () => {
    if (fails) throw new Error('no store')
    return [3, 4, 5, 6].map(message)
  })
  lanes.deliver('c1', stored(5))
  await settle()
  fails = false
  expect(seen).toEqual([])
  lanes.deliver('c1', stored(6))
  await settle()
  expect(seen).toEqual([3, 4, 5, 6])
})

test('[P13] who does not follow the lane hears nothing, and nobody after leaving', () => {
  const { lanes, session, seen } = setUp()
  lanes.deliver('c1', [{ lane: 'notes', message: message(1) }])
  lanes.deliver('c2', stored(1))
  lanes.leave(session, { conversation: 'c1', lane: 'talk' })
  lanes.deliver('c1', stored(3))
  expect(seen).toEqual([])
})

test('[P8] heads that the store says are reached, once, whatever the bus has told', async () => {
  const { lanes, seen, asked } = setUp(async () => [3, 4].map(message))
  lanes.reach('c1', { talk: 2, notes: 0 })
  lanes.reach('c1', { talk: 4, notes: 0 })
  lanes.reach('c1', { talk: 4, notes: 0 })
  await settle()
  lanes.reach('c1', { talk: 4, notes: 0 })
  await settle()
  expect([seen, asked, lanes.conversations()]).toEqual([[3, 4], [2], ['c1']])
})

test('[P3] who sent a message hears of it by its acknowledgement, in its place; everybody else by the message', async () => {
  const { lanes, session, seen } = setUp(async () => [5, 6, 7, 8].map(message))
  const others: number[] = []
  const line = { sendText: (text: string) => others.push(JSON.parse(text).message.seq) } as unknown as Recipient['line']
  lanes.follow({ phase: { name: 'ready' }, line }, 'c1', 'talk', 2)
  const sent = (seq: number, lane: Lane = 'talk') => ({
    connection: session,
    lane,
    seq,
    acknowledge: () => void seen.push(-seq),
  })
  lanes.deliver('c1', stored(3, 4), sent(4))
  expect(seen).toEqual([3, -4])

  // What another relay wrote before is not there yet: the acknowledgement waits for it.
  lanes.deliver('c1', stored(7), sent(7))
  expect(seen).toEqual([3, -4])
  await settle()
  expect(seen).toEqual([3, -4, 5, 6, -7, 8])
  // Read with the others before its own event came.
  lanes.deliver('c1', stored(8), sent(8))
  expect(seen).toEqual([3, -4, 5, 6, -7, 8, -8])
  expect(others).toEqual([3, 4, 5, 6, 7, 8])

  lanes.deliver('c2', stored(1), sent(1))
  lanes.deliver('c1', [{ lane: 'notes', message: message(1) }], sent(1, 'notes'))
  expect(seen.slice(7)).toEqual([-1, -1])
})

test('[P1] a message whose place cannot be read now is acknowledged all the same', async () => {
  const { lanes, session, seen } = setUp(async () => {
    throw new Error('no store')
  })
  lanes.deliver('c1', stored(5), { connection: session, lane: 'talk', seq: 5, acknowledge: () => void seen.push(-5) })
  await settle()
  expect(seen).toEqual([-5])
})
