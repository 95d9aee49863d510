import { expect, test } from 'vitest'
import { createClockByHand } from '../clock/by-hand.ts'
import type { Conversation } from '../store/conversations.ts'
import { createSummaries } from './summaries.ts'

const conversation = (id: string, unread: number) => ({ id, unread }) as Conversation

test('the first change is told at once, those that follow as one, and what is urgent without delay', () => {
  const clock = createClockByHand()
  const told: string[] = []
  const summaries = createSummaries(clock, ({ id, unread }) => told.push(`${id} ${unread}`))
  const heard = () => told.splice(0)

  summaries.changed(conversation('a', 1))
  expect(heard()).toEqual(['a 1'])
  summaries.changed(conversation('a', 2))
  summaries.changed(conversation('a', 3))
  summaries.changed(conversation('b', 1))
  expect(heard()).toEqual(['b 1'])
  summaries.now(conversation('b', 2))
  expect(heard()).toEqual(['b 2'])
  clock.advance(500)
  expect(heard()).toEqual(['a 3'])
  clock.advance(500)
  summaries.changed(conversation('a', 4))
  expect(heard()).toEqual(['a 4'])
  clock.advance(1000)
  expect(heard()).toEqual([])
})

test('each is due in its own time', () => {
  const clock = createClockByHand()
  const told: string[] = []
  const summaries = createSummaries(clock, ({ id, unread }) => told.push(`${id} ${unread}`))
  for (const id of ['a', 'b']) {
    summaries.changed(conversation(id, 1))
    summaries.changed(conversation(id, 2))
    clock.advance(300)
  }
  expect(told).toEqual(['a 1', 'b 1', 'a 2'])
  clock.advance(200)
  expect(told).toEqual(['a 1', 'b 1', 'a 2', 'b 2'])
})
