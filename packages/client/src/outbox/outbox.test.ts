import { describe, expect, test } from 'vitest'
import { createTestClock } from '../doubles/clock.ts'
import type { OutboxStore } from './entry.ts'
import { memoryOutboxStore } from './memory.ts'
import { createOutbox } from './outbox.ts'

const dayMs = 24 * 60 * 60 * 1000

function open(store: OutboxStore, name = 'm') {
  const clock = createTestClock()
  let ids = 0
  const outbox = createOutbox({ store, scope: 's', clock, newMessageId: () => `${name}${++ids}`, onChange: () => {} })
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

  test('[P4] what an earlier page left goes before what this one sent, though the clock was set back between them', async () => {
    const memory = memoryOutboxStore()
    const earlier = open(memory)
    await earlier.outbox.add('one', { kind: 'start' })
    const { clock, outbox } = open(memory, 'n')
    clock.set(clock.now() - 3_600_000)
    const added = outbox.add('two', { kind: 'home' })
    await outbox.load()
    await added
    await outbox.add('three', { kind: 'home' })
    expect(outbox.entries().map(({ text }) => text)).toEqual(['one', 'two', 'three'])
    const { outbox: later } = open(memory)
    await later.load()
    expect(later.entries().map(({ text }) => text)).toEqual(['one', 'two', 'three'])
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
