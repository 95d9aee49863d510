import type { Message } from '@beckon/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../identity/tokens.ts'
import { addPeople, say } from './contract.ts'
import type { Store } from './store.ts'

/** What every store must tell about canned answers; `open` and `reopen` as in `storeContract`. */
export function answersContract(
  name: string,
  adapter: { open(): Promise<Store>; reopen(store: Store): Promise<Store> },
) {
  describe(`answers: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await adapter.open()
      await addPeople(store)
    })
    afterEach(() => store.close())

    const asks = (conversation: string, text: string) => store.conversations.write(say(conversation, text))
    const follows = (conversation: string, at: number, more: Partial<Message>) => {
      const author = {
        kind: more.event ? ('system' as const) : more.inserted ? ('operator' as const) : ('answer' as const),
      }
      const message = { messageId: newId(), at, author, text: '', ...more }
      return store.conversations.write({
        conversation,
        decide: () => ({ ok: true, messages: [{ lane: 'talk', message }] }),
      })
    }
    const shipping = { id: 'shipping', title: 'Shipping' }
    const uses = async (site = 's1', from = 0, to = 100) =>
      (await store.answers.uses(site, from, to)).map(({ answer, event, count }) => `${answer} ${event} ${count}`).sort()

    test('counts what became of each answer in a span of time, of one site, and after a restart', async () => {
      await asks('c1', 'What does it cost?')
      await follows('c1', 10, { answer: shipping })
      await follows('c1', 11, { event: 'not-helped', answer: shipping })
      await follows('c1', 12, { offers: [shipping, { id: 'returns', title: 'Returns' }] })
      await follows('c1', 13, { answer: { ...shipping, chosen: true } })
      await follows('c1', 14, { inserted: ['returns', 'shipping'] })
      await follows('c1', 15, { event: 'helped', answer: shipping })
      await follows('c1', 200, { answer: shipping })
      const all = [
        'returns inserted 1',
        'returns offered 1',
        'shipping chosen 1',
        'shipping given 1',
        'shipping helped 1',
        'shipping inserted 1',
        'shipping not-helped 1',
        'shipping offered 1',
      ]
      expect(await uses()).toEqual(all)
      expect(await uses('s2')).toEqual([])
      expect(await uses('s1', 14, 15)).toEqual(['returns inserted 1', 'shipping inserted 1'])
      store = await adapter.reopen(store)
      expect(await uses()).toEqual(all)
      expect(await uses('s1', 0, 300)).toContain('shipping given 2')
    })

    test('tells what visitors asked and what followed, the newest first', async () => {
      await asks('c1', 'What does it cost?')
      await follows('c1', 10, { answer: shipping })
      await asks('c1', 'And to Norway?')
      await follows('c1', 20, { event: 'waiting' })
      await asks('c2', 'Hello')
      await follows('c2', 30, { event: 'closed' })
      expect(await store.answers.asked('s1', 0, 10)).toEqual([
        { conversation: 'c1', text: 'And to Norway?', at: 1, became: 'person' },
        { conversation: 'c1', text: 'What does it cost?', at: 1, became: 'given', answer: 'shipping' },
      ])
      expect(await store.answers.asked('s1', 0, 2)).toHaveLength(1)
      expect(await store.answers.asked('s1', 15, 10)).toHaveLength(1)
      expect(await store.answers.asked('s2', 0, 10)).toEqual([])
    })

    test('keeps what was set aside, of each site, and gives it back', async () => {
      await store.answers.setAside('s1', ['a', 'b'], 5)
      await store.answers.setAside('s1', ['b'], 6)
      await store.answers.setAside('s2', ['c'], 6)
      store = await adapter.reopen(store)
      expect(await store.answers.aside('s1')).toEqual(new Set(['a', 'b']))
      await store.answers.takeBack('s1', ['a', 'c'])
      await store.answers.takeBack('s1', [])
      expect(await store.answers.aside('s1')).toEqual(new Set(['b']))
      expect(await store.answers.aside('s2')).toEqual(new Set(['c']))
    })
  })
}
