import { expect, test } from 'vitest'
import type { OutboxEntry } from './entry.ts'
import { indexedDbOutboxStore } from './indexed-db.ts'
import { memoryOutboxStore } from './memory.ts'

const entry = (messageId: string, scope: string): OutboxEntry => ({
  messageId,
  scope,
  order: 1,
  atMs: 1,
  text: 'Hello',
  target: { kind: 'start', invitation: { rule: 'greet', version: 1 } },
  state: { kind: 'pending' },
})

const stores = {
  'in IndexedDB': () => indexedDbOutboxStore(`test-${crypto.randomUUID()}`),
  'in memory': memoryOutboxStore,
}

test.each(Object.entries(stores))(
  '%s, entries are kept by id, listed by scope, replaced and removed',
  async (_, create) => {
    const store = create()
    await store.put(entry('a', 'one'))
    await store.put(entry('b', 'two'))
    await store.put({ ...entry('a', 'one'), text: 'Changed' })
    expect(await store.all('one')).toEqual([{ ...entry('a', 'one'), text: 'Changed' }])
    await store.remove('a')
    expect(await store.all('one')).toEqual([])
    expect(await store.all('two')).toHaveLength(1)
  },
)

test('in IndexedDB, another connection finds them, as after a reload', async () => {
  const name = `test-${crypto.randomUUID()}`
  await indexedDbOutboxStore(name).put(entry('a', 'one'))
  expect(await indexedDbOutboxStore(name).all('one')).toHaveLength(1)
})
