import { expect, test } from 'vitest'
import { createClockByHand } from '../clock/by-hand.ts'
import type { Presence } from '../presence/presence.ts'
import { createDesks } from './desk.ts'
import type { ReplyTimes } from './reply-times.ts'

/** A desk whose queue is read when the test says so. */
function createFront() {
  const reads: ((waiting: number) => void)[] = []
  const told: number[] = []
  const heard = new Set(['shop'])
  const clock = createClockByHand()
  const desks = createDesks(
    { waiting: () => new Promise<number>(resolve => reads.push(resolve)) },
    { isOnline: async () => true } as unknown as Presence,
    { of: async () => ({}) } as unknown as ReplyTimes,
    clock,
    site => heard.has(site),
    (_site, { waiting }) => told.push(waiting),
  )
  return { desks, reads, told, heard, clock }
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

test('a desk of which nobody hears is not read, and the change after that is told, even if it is one back', async () => {
  const { desks, reads, told, heard, clock } = createFront()
  desks.changed('shop')
  reads[0]?.(1)
  await expect.poll(() => told).toEqual([1])
  clock.advance(1000)
  heard.clear()
  desks.changed('shop')
  expect(reads).toHaveLength(1)
  heard.add('shop')
  desks.changed('shop')
  reads[1]?.(1)
  await expect.poll(() => told).toEqual([1, 1])
})
