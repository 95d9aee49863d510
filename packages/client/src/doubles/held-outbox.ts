import type { OutboxEntry, OutboxStore } from '../outbox/entry.ts'
import { memoryOutboxStore } from '../outbox/memory.ts'

/** An outbox whose disk keeps nothing before `release`. */
export function createHeldOutboxStore(): { store: OutboxStore; release(): void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const memory = memoryOutboxStore()
  const put = (entry: OutboxEntry) => promise.then(() => memory.put(entry))
  return { store: { ...memory, put }, release: resolve }
}
