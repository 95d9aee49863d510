import {
  browserEnvironment,
  createVisitorChat,
  type Environment,
  indexedDbOutboxStore,
  type OutboxStore,
  type VisitorChat,
} from '@beckon/client'
import type { Widget } from '../loader/widget.ts'

/** The chat, and what it shares of the browser with who the visitor is. */
export type Device = { chat: VisitorChat; environment: Environment; outboxStore: OutboxStore }

export function deviceOf({ relay, site }: Widget): Device {
  const environment = browserEnvironment()
  // Where the browser refuses it, the outbox keeps its entries in memory.
  const outboxStore = indexedDbOutboxStore()
  const chat = createVisitorChat({ relay, site, environment, outboxStore, client: 'widget/0.1' })
  return { chat, environment, outboxStore }
}
