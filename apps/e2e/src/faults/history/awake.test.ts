import { expect, test } from 'vitest'
import { inWakingTime } from './awake.ts'
import type { Event, Fault } from './event.ts'

const fault = (atMs: number, fault: Fault, phase: 'begin' | 'end'): Event => ({ atMs, event: 'fault', fault, phase })
const word = (atMs: number): Event => ({ atMs, event: 'quiet' })

test('time stands still while a relay is stopped, and only then', () => {
  const history = [
    word(10),
    fault(20, 'stall', 'begin'),
    word(5000),
    fault(9020, 'stall', 'end'),
    word(9030),
    fault(9040, 'kill', 'begin'),
    word(9050),
    fault(9060, 'kill', 'end'),
    fault(9070, 'stop', 'begin'),
    fault(9170, 'stop', 'end'),
    word(9180),
  ]
  expect(inWakingTime(history).map(({ atMs }) => atMs)).toEqual([10, 20, 20, 20, 30, 40, 50, 60, 70, 70, 80])
})
