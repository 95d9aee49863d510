import type { CloseName, RelayFrame } from '@beckon/protocol'
import { expect, test } from 'vitest'
import { becomeReady, type Session, sendToAll } from './session.ts'

const desk = (waiting: number): RelayFrame => ({ type: 'desk', desk: { online: true, waiting } })

function greeting() {
  const sent: string[] = []
  const closed: CloseName[] = []
  const line = {
    sendText: (text: string) => sent.push(text),
    send: (frame: RelayFrame) => sent.push(JSON.stringify(frame)),
    close: (name: CloseName) => closed.push(name),
  }
  const session = { phase: { name: 'greeting', held: [] }, line } as unknown as Session
  return { session, sent, closed }
}

test('what is fanned out before the welcome follows it, in order', () => {
  const { session, sent, closed } = greeting()
  for (let count = 1; count <= 3; count++) sendToAll([session], desk(count))
  becomeReady(session, desk(0))
  expect(sent.map(text => JSON.parse(text).desk.waiting)).toEqual([0, 1, 2, 3])
  expect(closed).toEqual([])
})

test('[H5] a welcome that does not come makes nobody wait in memory without bound', () => {
  const { session, closed } = greeting()
  for (let count = 0; count < 5000; count++) sendToAll([session], desk(count))
  expect(session.phase.name === 'greeting' && session.phase.held.length).toBe(1000)
  expect(closed[0]).toBe('slow_consumer')
})
