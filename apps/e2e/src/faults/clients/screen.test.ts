import type { Message } from '@beckon/protocol'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Unstamped } from '../history/event.ts'
import { createScreen } from './screen.ts'

let said: string[]
let screen: ReturnType<typeof createScreen>
beforeEach(() => {
  said = []
  screen = createScreen((event: Unstamped) => {
    if (event.event === 'show' || event.event === 'hide')
      said.push(`${event.event} ${event.messageId} at ${event.index}`)
  }, 'vera')
})

const draw = (...ids: string[]) => {
  said = []
  const messages = ids.map(
    (messageId, at): Message => ({ messageId, seq: at + 1, at: 0, author: { kind: 'visitor' }, text: '' }),
  )
  screen.draw(
    'one',
    'talk',
    messages.map(message => ({ ...message, seq: message.messageId.charCodeAt(0) })),
  )
  return said
}

describe('a screen writes down what changed in a list', () => {
  test('what came behind', () => {
    draw('b')
    expect(draw('b', 'c', 'd')).toEqual(['show c at 1', 'show d at 2'])
  })
  test('what came before', () => {
    draw('c', 'd')
    expect(draw('a', 'b', 'c', 'd')).toEqual(['show a at 0', 'show b at 1'])
  })
  test('what went and came between', () => {
    draw('a', 'b', 'd')
    expect(draw('a', 'c', 'd')).toEqual(['hide b at 1', 'show c at 1'])
  })
  test('the same one twice', () => {
    draw('a')
    expect(draw('a', 'a')).toEqual(['show a at 1'])
  })
  test('nothing', () => {
    draw('a', 'b')
    expect(draw('a', 'b')).toEqual([])
  })
  test('everything anew after it forgot', () => {
    draw('a')
    screen.forget()
    expect(draw('a')).toEqual(['show a at 0'])
  })
})
