import { expect, test } from 'vitest'
import type { Event } from '../history/event.ts'
import { longestRepairMs } from './repair.ts'

const join: Event = {
  atMs: 0,
  event: 'join',
  client: 'vera',
  driver: 'strict',
  kind: 'visitor',
  visitor: 'v',
  site: 's',
}
const state = (atMs: number, state: 'connected' | 'down' | 'reconnecting', client = 'vera'): Event => ({
  atMs,
  event: 'state',
  client,
  state,
})
const kill = (atMs: number, phase: 'begin' | 'end'): Event => ({ atMs, event: 'fault', fault: 'kill', phase })
const cut = (atMs: number, client: string): Event => ({ atMs, event: 'fault', fault: 'cut', phase: 'end', client })

test('repair is counted from the end of the fault', () => {
  const history = [join, kill(10, 'begin'), state(11, 'down'), kill(100, 'end'), state(150, 'connected')]
  expect(longestRepairMs(history)).toBe(50)
})

test('or from the moment the connection went down, if that was later', () => {
  const history = [
    join,
    kill(10, 'begin'),
    kill(100, 'end'),
    state(120, 'down'),
    state(125, 'reconnecting'),
    state(150, 'connected'),
  ]
  expect(longestRepairMs(history)).toBe(30)
})

test('a fault of somebody else does not excuse anything', () => {
  const history = [join, state(10, 'down'), cut(15, 'vera'), cut(140, 'will'), state(150, 'connected')]
  expect(longestRepairMs(history)).toBe(135)
})

test('the naive client is not what is measured', () => {
  expect(longestRepairMs([join, state(10, 'down', 'ben'), state(900, 'connected', 'ben')])).toBe(0)
})
