import { expect, test } from 'vitest'
import { createClockByHand } from '../clock/by-hand.ts'
import type { Presence } from '../presence/presence.ts'
import { createDesks } from './desk.ts'
import type { ReplyTimes } from './reply-times.ts'

/** A desk whose queue is read when the test says so. */
function createFront() {
  const reads: ((waiting: number) => void)[] = []
  const told: number[] = []
  const desks = createDesks(
    { waiting: () => new Promise<number>(resolve => reads.push(resolve)) },
    { isOnline: async () => true } as unknown as Presence,
    { of: async () => ({}) } as unknown as ReplyTimes,
    createClockByHand(),
    (_site, { waiting }) => told.push(waiting),
  )
  return { desks, reads, told }
}

test('all who come while a desk is being read share that reading, and who comes after it has one of their own', async () => {
  const { desks, reads } = createFront()
  const together = [desks.read('shop'), desks.read('shop'), desks.read('other')]
  expect(reads).toHaveLength(2)
  for (const answer of reads) answer(3)
  expect((await Promise.all(together)).map(({ waiting }) => waiting)).toEqual([3, 3, 3])
  desks.read('shop')
  expect(reads).toHaveLength(3)
})

test('who comes after a change does not share what was read before it', async () => {
  const { desks, reads, told } = createFront()
  const before = desks.read('shop')
  desks.changed('shop')
  const after = desks.read('shop')
  reads[0]?.(0)
  reads[1]?.(1)
  expect((await before).waiting).toBe(0)
  expect((await after).waiting).toBe(1)
  expect(told).toEqual([1])
})
