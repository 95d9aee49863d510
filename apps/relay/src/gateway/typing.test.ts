import { expect, test } from 'vitest'
import { createClockByHand } from '../clock/by-hand.ts'
import { createTyping } from './typing.ts'

const visitor = { kind: 'visitor' as const, id: 'v', name: 'V' }

function setUp() {
  const clock = createClockByHand(0)
  const told: [number, boolean][] = []
  const typing = createTyping(clock, { typingEndsMs: 6000, typingEveryMs: 2000 }, ({ on }) =>
    told.push([clock.now(), on]),
  )
  return { clock, told, set: (on: boolean) => typing.set('c', visitor, on) }
}

test('[P11] typing ends by itself after the last sign of it', () => {
  const { clock, told, set } = setUp()
  set(true)
  clock.advance(1000)
  set(true)
  clock.advance(5999)
  expect(told).toEqual([[0, true]])
  clock.advance(1)
  expect(told).toEqual([
    [0, true],
    [7000, false],
  ])
})

test('[A63] a flood of typing is told at most every two seconds', () => {
  const { clock, told, set } = setUp()
  for (let at = 0; at < 4500; at += 100) {
    set(true)
    clock.advance(100)
  }
  expect(told.map(([at]) => at)).toEqual([0, 2000, 4000])
})

test('an end is told once, and only where somebody was typing', () => {
  const { told, set } = setUp()
  set(false)
  set(true)
  set(false)
  set(false)
  expect(told.map(([, on]) => on)).toEqual([true, false])
})
