import type { OutboxEntry, OutboxStore } from './entry.ts'

/** Entries that live as long as the page: what is left where the browser gives no storage. */
export function memoryOutboxStore(): OutboxStore {
  const entries = new Map<string, OutboxEntry>()
  return {
    all: async scope => [...entries.values()].filter(entry => entry.scope === scope),
    put: async entry => void entries.set(entry.messageId, entry),
    remove: async messageId => void entries.delete(messageId),
  }
}
