import { describe, expect, test } from 'vitest'
import { createTestClock } from '../doubles/clock.ts'
import type { OutboxStore } from './entry.ts'
import { memoryOutboxStore } from './memory.ts'
import { createOutbox } from './outbox.ts'

const dayMs = 24 * 60 * 60 * 1000

function open(store: OutboxStore) {
  const clock = createTestClock()
  let ids = 0
  const outbox = createOutbox({ store, scope: 's', clock, newMessageId: () => `m${++ids}`, onChange: () => {} })
  return { clock, outbox }
}

describe('the outbox', () => {
  test('[P7] a store that never answers does not hold words back', async () => {
    const { clock, outbox } = open({ ...memoryOutboxStore(), put: () => new Promise(() => {}) })
    const added = outbox.add('Hello', { kind: 'start' })
    clock.advance(1000)
    expect(await added).toMatchObject({ text: 'Hello' })
    expect(outbox.entries()).toHaveLength(1)
  })

  test('[P7] all that has waited for more than a day is stale at once, before the store has written any of it', async () => {
    const memory = memoryOutboxStore()
    const { clock, outbox } = open(memory)
    for (const text of ['one', 'two', 'three']) await outbox.add(text, { kind: 'start' })
    clock.advance(dayMs)
    const atADay = outbox.age()
    expect(outbox.entries().map(({ state }) => state.kind)).toEqual(['pending', 'pending', 'pending'])
    clock.advance(1)
    const aged = outbox.age()
    expect(outbox.entries().map(({ state }) => state.kind)).toEqual(['stale', 'stale', 'stale'])
    await Promise.all([atADay, aged])
    expect((await memory.all('s')).map(({ state }) => state.kind)).toEqual(['stale', 'stale', 'stale'])
  })
})
