import { expect, test } from 'vitest'
import { createClockByHand } from './by-hand.ts'
import { eachAfter } from './each-after.ts'

function setUp() {
  const clock = createClockByHand()
  const seen: string[] = []
  const waiting = eachAfter<string>(clock, 100, one => seen.push(one))
  /** What is due in this time. */
  const after = (ms: number) => {
    clock.advance(ms)
    return seen.splice(0)
  }
  return { clock, waiting, after }
}

test('each is due in its own time', () => {
  const { waiting, after } = setUp()
  waiting.add('a')
  expect(after(30)).toEqual([])
  waiting.add('b')
  waiting.add('c')
  expect([after(69), after(1), after(29), after(1)]).toEqual([[], ['a'], [], ['b', 'c']])
  expect(after(1000)).toEqual([])
  waiting.add('d')
  expect([after(99), after(1)]).toEqual([[], ['d']])
})

test('what was deleted is never due, what was added again waits anew', () => {
  const { waiting, after } = setUp()
  waiting.add('a')
  waiting.add('b')
  waiting.add('c')
  waiting.delete('a')
  after(50)
  waiting.add('b')
  expect([after(50), after(50), after(1000)]).toEqual([['c'], ['b'], []])
})

test('what is added while others are due has its own time', () => {
  const clock = createClockByHand()
  let count = 0
  const waiting = eachAfter<string>(clock, 100, one => {
    if (++count < 3) waiting.add(one)
  })
  waiting.add('a')
  clock.advance(250)
  expect(count).toBe(2)
  clock.advance(1000)
  expect(count).toBe(3)
})

test('a clock that is set back keeps nobody waiting for good', () => {
  const { clock, waiting, after } = setUp()
  waiting.add('a')
  clock.set(clock.now() - 3_600_000)
  waiting.add('b')
  expect(after(200)).toEqual(['a', 'b'])
})
