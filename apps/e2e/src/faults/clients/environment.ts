import { randomBytes } from 'node:crypto'
import type { Environment, Keep } from '@beckon/client'
import type { Address, Surroundings } from './client.ts'

/** Nobody waits for half a minute in a test: jitter over a sixtieth of what the protocol allows. */
const backoffShare = 1 / 60

export type NodeEnvironment = Environment & {
  wake(): void
  /** The id that was made last. */
  lastMessageId(): string
}

/** What the client takes from a browser, in Node: real time that may be wrong by hours, real sockets, HTTP with the page's origin. */
export function createEnvironment(
  { origin }: Address,
  { random, skewMs }: Surroundings,
  keep: Keep,
  openSocket: Environment['openSocket'],
): NodeEnvironment {
  const wakers = new Set<() => void>()
  let lastId = ''
  return {
    clock: {
      now: () => Date.now() + (typeof skewMs === 'number' ? skewMs : skewMs()),
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
    },
    random: () => random.next() * backoffShare,
    openSocket,
    async postJson(url, body) {
      const headers = { 'content-type': 'application/json', origin }
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: response.status, body: await response.json().catch(() => undefined) }
    },
    keep,
    newMessageId() {
      lastId = randomBytes(16).toString('hex')
      return lastId
    },
    lastMessageId: () => lastId,
    onWake(wake) {
      wakers.add(wake)
      return () => wakers.delete(wake)
    },
    wake() {
      for (const wake of [...wakers]) wake()
    },
  }
}
