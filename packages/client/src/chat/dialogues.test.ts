import { readFileSync } from 'node:fs'
import { limits } from '@beckon/protocol'
import { expect, test } from 'vitest'
import { createSocketPair, createTestClock, createTestEnvironment, type SocketPair } from '../doubles/index.ts'
import { memoryOutboxStore } from '../outbox/memory.ts'
import { createVisitorChat } from './visitor.ts'

type Frame = { type: string; [field: string]: unknown }
type Step = {
  do?: 'send' | 'helped'
  text?: string
  messageId?: string
  helped?: boolean
  client?: Frame
  relay?: Frame
  reconnect?: true
  shows?: string[]
}
type Dialogue = { name: string; values: Record<string, unknown>; steps: Step[] }

const path = new URL('../../../protocol/src/cases/dialogues.json', import.meta.url)
const { dialogues } = JSON.parse(readFileSync(path, 'utf8')) as { dialogues: Dialogue[] }

/** What a step leaves out and a relay always says. */
const usual: Record<string, object> = {
  welcome: {
    you: { kind: 'visitor', id: 'v1', name: 'Visitor' },
    conversations: [],
    desk: { online: true, waiting: 0 },
    limits,
  },
  ack: { at: 0, seq: 2 },
  page: { after: 0, head: 0, messages: [] },
}

test.each(dialogues)('$name', async ({ values, steps }) => {
  const bound = new Map<string, unknown>()
  const received: Frame[] = []
  const pairs: SocketPair[] = []
  const clock = createTestClock()
  const openSocket = (url: string, events: Parameters<typeof createSocketPair>[1]) => {
    const { pair, socket } = createSocketPair(url, events, frame => void received.push(frame))
    pairs.push(pair)
    return socket
  }
  const post = async () => ({ status: 201, body: { visitor: 'v1', token: 't'.repeat(43) } })
  const environment = createTestEnvironment(openSocket, post, { clock })
  const chat = createVisitorChat({
    relay: 'http://relay.test',
    site: 'shop',
    environment,
    outboxStore: memoryOutboxStore(),
  })

  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) {
      await Promise.resolve()
      for (const pair of pairs) {
        pair.accept()
        pair.flushToRelay()
        pair.flushToClient()
      }
    }
  }

  /** Fields that differ from what the step expects; binds names on the way. */
  const differs = (expected: unknown, seen: unknown): boolean => {
    if (typeof expected === 'string' && expected.startsWith('$')) {
      if (!bound.has(expected)) bound.set(expected, seen)
      return bound.get(expected) !== seen
    }
    if (typeof expected !== 'object' || expected === null) return expected !== seen
    return Object.entries(expected).some(([name, value]) => differs(value, (seen as Record<string, unknown>)?.[name]))
  }
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('$')) return bound.get(value) ?? values[value]
    if (Array.isArray(value)) return value.map(fill)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each)]))
  }

  for (const step of steps) {
    if (step.do === 'send') await chat.send(step.text ?? '')
    if (step.do === 'helped')
      void chat.insist({ type: 'helped', messageId: step.messageId ?? '', helped: step.helped ?? true })
    if (step.reconnect) {
      pairs.at(-1)?.cut()
      clock.advance(limits.backoffMostMs)
    }
    await settle()
    if (step.client) {
      const { type } = step.client
      const at = received.findIndex(frame => frame.type === type)
      expect(at, `no ${type} among ${JSON.stringify(received)}`).toBeGreaterThanOrEqual(0)
      const frame = received[at]
      expect(differs(step.client, frame), JSON.stringify({ expected: step.client, frame })).toBe(false)
      received.splice(0, at + 1)
    }
    if (step.relay) {
      for (const [name, value] of Object.entries(values)) if (!bound.has(name)) bound.set(name, value)
      pairs.at(-1)?.say({ ...usual[step.relay.type], ...(fill(step.relay) as object) })
      await settle()
    }
    if (step.shows) expect(chat.state().messages.map(({ text }) => text)).toEqual(step.shows)
  }
})
