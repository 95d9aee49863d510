import { randomUUID } from 'node:crypto'
import { createVisitorChat, memoryOutboxStore, type VisitorChat } from '@beckon/client'
import { createMemoryKeep } from '@beckon/client/doubles'
import type { Address } from '../faults/clients/client.ts'
import { createEnvironment } from '../faults/clients/environment.ts'
import { createOpenSocket } from '../faults/clients/socket.ts'
import { createRandom } from '../faults/random/random.ts'

// Visitors in a process of their own, so that they do not slow down who measures them. They come back as in a browser, with the whole backoff.
export type Order =
  | { kind: 'join'; address: Address; site: string; clients: number }
  /** Says when each has so many messages and calls itself connected. */
  | { kind: 'await'; messages: number }
export type Report =
  | { kind: 'joined'; conversations: string[] }
  /** By the clock of the machine, in the order of `conversations`. */
  | { kind: 'back'; atMs: number[]; screens: Shown[][] }

/** What the relay itself says has no text. */
export type Shown = { seq: number; text: string }

const joinedAtOnce = 50
const noTap = { frame: () => {}, down: () => {} }
const chats: VisitorChat[] = []

process.on('message', (order: Order) => {
  const done = order.kind === 'join' ? join(order) : awaitAll(order.messages)
  done.then(report => process.send?.(report))
})

async function join({ address, site, clients }: Order & { kind: 'join' }): Promise<Report> {
  const one = async () => {
    const random = createRandom(chats.length)
    const own = createEnvironment(address, { random, skewMs: 0 }, createMemoryKeep(), createOpenSocket(address, noTap))
    const environment = { ...own, random: Math.random }
    const chat = createVisitorChat({ relay: address.relay, site, environment, outboxStore: memoryOutboxStore() })
    chats.push(chat)
    await chat.send(`Hello ${randomUUID()}`)
    await until(chat, () => isConnected(chat) && chat.state().pending.length === 0)
  }
  for (let begun = 0; begun < clients; begun += joinedAtOnce) {
    await Promise.all(Array.from({ length: Math.min(joinedAtOnce, clients - begun) }, one))
  }
  return { kind: 'joined', conversations: chats.map(chat => chat.state().conversation?.conversation ?? '') }
}

async function awaitAll(messages: number): Promise<Report> {
  const atMs = await Promise.all(
    chats.map(async chat => {
      await until(chat, () => isConnected(chat) && screenOf(chat).filter(({ text }) => text).length >= messages)
      return Date.now()
    }),
  )
  return { kind: 'back', atMs, screens: chats.map(screenOf) }
}

const screenOf = (chat: VisitorChat): Shown[] => chat.state().messages.map(({ seq, text }) => ({ seq, text }))
const isConnected = (chat: VisitorChat) => chat.state().link.kind === 'connected'

function until(chat: VisitorChat, isSo: () => boolean): Promise<void> {
  return new Promise(done => {
    const look = () => {
      if (!isSo()) return
      stop()
      done()
    }
    const stop = chat.on('change', look)
    look()
  })
}
