import type { AuthorKind, Message } from '@beckon/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../identity/tokens.ts'
import { addPeople, say } from './contract.ts'
import type { Store } from './store.ts'

/** What every store must tell about how long visitors wait. */
export function waitsContract(name: string, adapter: { open(): Promise<Store> }) {
  describe(`waits: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await adapter.open()
      await addPeople(store)
    })
    afterEach(() => store.close())

    const follows = (conversation: string, at: number, kind: AuthorKind, more: Partial<Message> = {}) => {
      const message = { messageId: newId(), at, author: { kind }, text: '', ...more }
      return store.conversations.write({
        conversation,
        decide: () => ({ ok: true, messages: [{ lane: 'talk', message }] }),
      })
    }
    const waits = (conversation: string, at: number, more: Partial<Message> = {}) =>
      follows(conversation, at, 'system', { event: 'waiting', ...more })

    test('from its beginning to the first words of an operator, the newest first, of one site', async () => {
      await store.conversations.write(say('c1', 'Hello'))
      await waits('c1', 10)
      await follows('c1', 20, 'system', { event: 'taken' })
      await follows('c1', 25, 'operator')
      await follows('c1', 26, 'operator')
      await store.conversations.write(say('c2', 'Hello'))
      await waits('c2', 30, { away: true })
      expect(await store.waits.since('s1', 0, 100)).toEqual([
        { at: 30, away: true },
        { at: 10, away: false, repliedAt: 25 },
      ])
      expect(await store.waits.since('s1', 15, 100)).toEqual([{ at: 30, away: true }])
      expect(await store.waits.since('s1', 0, 1)).toEqual([{ at: 30, away: true }])
      expect(await store.waits.since('s2', 0, 100)).toEqual([])
    })

    test('one that ended without words, and one that began anew', async () => {
      await store.conversations.write(say('c1', 'Hello'))
      await waits('c1', 10)
      await follows('c1', 40, 'system', { event: 'closed' })
      await waits('c1', 50)
      await waits('c1', 60)
      await follows('c1', 65, 'operator')
      expect(await store.waits.since('s1', 0, 100)).toEqual([
        { at: 60, away: false, repliedAt: 65 },
        { at: 50, away: false, endedAt: 60 },
        { at: 10, away: false, endedAt: 40 },
      ])
    })
  })
}
