import type { OutboxEntry, OutboxStore } from './entry.ts'

const storeName = 'outbox'

/**
 * Entries in IndexedDB. `put` waits for the transaction's `complete`, which survives a killed browser where localStorage does not.
 * Everything rejects where the browser blocks IndexedDB.
 */
export function indexedDbOutboxStore(name = 'beckon'): OutboxStore {
  let opened: Promise<IDBDatabase> | undefined

  async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    opened ??= open(name)
    // A database that could not be opened once (locked, an upgrade elsewhere) may open the next time.
    opened.catch(() => (opened = undefined))
    const transaction = (await opened).transaction(storeName, mode, { durability: 'strict' })
    const request = act(transaction.objectStore(storeName))
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
    })
  }

  return {
    async all(scope) {
      const entries = (await within('readonly', store => store.getAll())) as OutboxEntry[]
      return entries.filter(entry => entry.scope === scope)
    },
    put: async entry => void (await within('readwrite', store => store.put(entry))),
    remove: async messageId => void (await within('readwrite', store => store.delete(messageId))),
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'messageId' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
