import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../identity/tokens.ts'
import type { Draft, Write } from './conversations.ts'
import type { Store } from './store.ts'

/** What every store must do. `open` gives a fresh one; `reopen` the same one after its process ended. */
export function storeContract(name: string, adapter: { open(): Promise<Store>; reopen(store: Store): Promise<Store> }) {
  describe(`store: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await adapter.open()
      await addPeople(store)
    })
    afterEach(() => store.close())

    test('[P3] numbers each lane 1..n in the order of the calls', async () => {
      const [first] = await Promise.all(['a', 'b', 'c'].map(text => store.conversations.write(say('c1', text))))
      await store.conversations.write(say('c1', 'aside', { lane: 'notes' }))
      expect(first).toMatchObject({ ok: true, repeated: false, messages: [{ message: { seq: 1 } }] })
      const talk = await store.conversations.after('c1', 'talk', 0, 10)
      expect(talk.map(({ seq, text }) => [seq, text])).toEqual([
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ])
      expect(await store.conversations.after('c1', 'notes', 0, 10)).toMatchObject([{ seq: 1, afterSeq: 3 }])
      expect((await store.conversations.find('c1'))?.heads).toEqual({ talk: 3, notes: 1 })
    })

    test('[P2] the same key answers the same message, in one group, later and after a restart', async () => {
      const twice = [
        say('c1', 'once', { messageId: 'key-0000000000001' }),
        say('c1', 'once', { messageId: 'key-0000000000001' }),
      ]
      const [first, second] = await Promise.all(twice.map(write => store.conversations.write(write)))
      expect(first).toMatchObject({ repeated: false, messages: [{ message: { seq: 1 } }] })
      expect(second).toMatchObject({ repeated: true, messages: [{ message: { seq: 1 } }] })
      store = await adapter.reopen(store)
      const third = await store.conversations.write(say('c1', 'once', { messageId: 'key-0000000000001' }))
      expect(third).toMatchObject({ repeated: true, conversation: { id: 'c1', heads: { talk: 1 } } })
      expect(await store.conversations.write(say('c1', 'next'))).toMatchObject({ messages: [{ message: { seq: 2 } }] })
    })

    test('[P2] the same key with other words, another lane or another conversation is refused', async () => {
      const messageId = 'key-0000000000001'
      await store.conversations.write(say('c1', 'once', { messageId }))
      await store.conversations.write(say('c2', 'elsewhere'))
      const used = { ok: false, code: 'id_reused' }
      expect(await store.conversations.write(say('c1', 'other', { messageId }))).toEqual(used)
      expect(await store.conversations.write(say('c1', 'once', { messageId, lane: 'notes' }))).toEqual(used)
      const { create: _create, ...send } = say('c2', 'once', { messageId })
      expect(await store.conversations.write(send)).toEqual(used)
      expect(await store.conversations.write(say('c1', 'once', { messageId, sender: 'visitor:v2' }))).toMatchObject({
        repeated: false,
      })
    })

    test('[P2] a repeated start finds the conversation it began, whatever id the repeat would have given it', async () => {
      const messageId = 'key-0000000000001'
      await store.conversations.write(say('c1', 'hello', { messageId }))
      const again = await store.conversations.write(say('c9', 'hello', { messageId }))
      expect(again).toMatchObject({ repeated: true, conversation: { id: 'c1' } })
      expect(await store.conversations.find('c9')).toBeUndefined()
    })

    test('a refused write stores nothing and leaves the others of its group alone', async () => {
      const refused: Write = { ...say('c2', 'no'), decide: () => ({ ok: false, code: 'forbidden' }) }
      const missing: Write = { conversation: 'nowhere', decide: () => ({ ok: true }) }
      const answers = await Promise.all(
        [say('c1', 'yes'), refused, missing].map(write => store.conversations.write(write)),
      )
      expect(answers).toMatchObject([{ ok: true }, { code: 'forbidden' }, { code: 'not_found' }])
      expect(await store.conversations.find('c2')).toBeUndefined()
    })

    test('a decision sees what the writes before it in the group have changed', async () => {
      await store.conversations.write(say('c1', 'hello'))
      const take = (id: string): Write => ({
        conversation: 'c1',
        decide: ({ operator }) =>
          operator
            ? { ok: false, code: 'taken' }
            : { ok: true, change: { status: 'served', operator: { id, name: id } } },
      })
      const answers = await Promise.all([take('o1'), take('o2')].map(write => store.conversations.write(write)))
      expect(answers).toMatchObject([{ conversation: { operator: { id: 'o1' } } }, { code: 'taken' }])
    })

    test('[P12] counts what no operator has read, anew when the mark stops below the head', async () => {
      await Promise.all(['a', 'b', 'c'].map(text => store.conversations.write(say('c1', text))))
      expect((await store.conversations.find('c1'))?.unread).toBe(3)
      const read = {
        conversation: 'c1',
        decide: () => ({ ok: true as const, change: { read: { visitor: 0, operator: 2 } } }),
      }
      await Promise.all([store.conversations.write(read), store.conversations.write(say('c1', 'd'))])
      expect((await store.conversations.find('c1'))?.unread).toBe(2)
    })

    test('keeps the fields of a message and of a conversation, and forgets those taken away', async () => {
      const page = { url: 'https://shop.test/a', title: 'A' }
      await store.conversations.write({
        conversation: 'c1',
        create: {
          site: 's1',
          visitor: { id: 'v1', name: 'V' },
          createdAt: 5,
          page,
          invitation: { rule: 'r', version: 2 },
          department: 'مبيعات',
          tags: ['a', 'b'],
          form: [{ name: 'order', label: 'طلب', value: '40718' }],
        },
        decide: () => ({
          ok: true,
          change: { status: 'waiting', waitingSince: 7, answered: ['x'] },
          messages: [
            {
              lane: 'talk',

              message: {
                messageId: newId(),
                at: 6,
                author: { kind: 'answer' },
                text: 'T',
                answer: { id: 'x', title: 'X' },
              },
            },
          ],
        }),
      })
      const found = await store.conversations.find('c1')
      expect(found).toMatchObject({
        page,
        invitation: { rule: 'r', version: 2 },
        department: 'مبيعات',
        tags: ['a', 'b'],
        form: [{ name: 'order', label: 'طلب', value: '40718' }],
        waitingSince: 7,
        answered: ['x'],
        last: { by: 'answer' },
      })
      expect(await store.conversations.after('c1', 'talk', 0, 1)).toMatchObject([
        { answer: { id: 'x', title: 'X' }, at: 6 },
      ])
      await store.conversations.write({
        conversation: 'c1',
        decide: () => ({ ok: true, change: { waitingSince: undefined } }),
      })
      expect(await store.conversations.find('c1')).not.toHaveProperty('waitingSince')
    })

    test('pages forwards and backwards, and lists by visitor, status and site', async () => {
      await Promise.all(Array.from({ length: 7 }, (_, index) => store.conversations.write(say('c1', String(index)))))
      expect((await store.conversations.after('c1', 'talk', 2, 3)).map(({ seq }) => seq)).toEqual([3, 4, 5])
      expect((await store.conversations.before('c1', 'talk', 5, 3)).map(({ seq }) => seq)).toEqual([2, 3, 4])
      await store.conversations.write(say('c2', 'later', { createdAt: 9 }))
      await store.conversations.write({
        conversation: 'c2',
        decide: () => ({ ok: true, change: { status: 'closed' } }),
      })
      expect((await store.conversations.ofVisitor('v1', 5)).map(({ id }) => id)).toEqual(['c2', 'c1'])
      expect((await store.conversations.ofVisitor('v1', 1)).map(({ id }) => id)).toEqual(['c2'])
      expect((await store.conversations.ofVisitors(['v1', 'v2'])).map(({ id }) => id)).toEqual(['c2', 'c1'])
      expect(await store.conversations.ofVisitors(['v2'])).toEqual([])
      expect((await store.conversations.atWork(['s1'])).map(({ id }) => id)).toEqual(['c1'])
      expect((await store.conversations.closed(['s1'], 10, 5)).map(({ id }) => id)).toEqual(['c2'])
      expect(await store.conversations.closed(['s1'], 9, 5)).toEqual([])
      expect(await store.conversations.atWork(['s2'])).toEqual([])
      expect([...(await store.conversations.heads(['c1', 'c2', 'none']))]).toContainEqual(['c1', { talk: 7, notes: 0 }])
      expect(await store.conversations.served('s1')).toEqual(new Map())
      for (const [id, operator] of Object.entries({ c3: 'o1', c4: 'o2', c5: 'o1' })) {
        await store.conversations.write(say(id, 'taken', { createdAt: 10 }))
        const change = { status: 'served', operator: { id: operator, name: operator } } as const
        await store.conversations.write({ conversation: id, decide: () => ({ ok: true, change }) })
      }
      expect(Object.fromEntries(await store.conversations.served('s1'))).toEqual({ o1: 2, o2: 1 })
      expect(await store.conversations.served('s2')).toEqual(new Map())
    })

    test('[P9] the epoch stays while the store does', async () => {
      const { epoch } = store.conversations
      store = await adapter.reopen(store)
      expect(store.conversations.epoch).toBe(epoch)
    })

    test('publishes in versions and keeps the old ones', async () => {
      expect(await store.sites.publish('rules', 's1', '{"a":1}', { at: 0 })).toBe(1)
      expect(await store.sites.publish('rules', 's1', '{"a":2}', { at: 0 })).toBe(2)
      expect(await store.sites.publish('answers', 's1', '{}', { at: 0 })).toBe(1)
      expect(await store.sites.published('rules', 's1', 1)).toBe('{"a":1}')
      expect(await store.sites.published('rules', 's1', 3)).toBeUndefined()
      expect(await store.sites.find('s1')).toMatchObject({ rulesVersion: 2, answersVersion: 1 })
    })

    test('counts outcomes, and adds no site, operator or visitor twice', async () => {
      const outcome = { site: 's1', rule: 'r', version: 1, variant: '', outcome: 'shown', day: '2026-01-01' }
      await store.sites.countOutcome(outcome, '2025-12-01')
      await store.sites.countOutcome(outcome, '2025-12-01')
      expect(await store.sites.outcomes('s1')).toEqual([{ ...outcome, count: 2 }])
      expect(await store.sites.outcomes('s1', '2026-01-01')).toHaveLength(1)
      expect(await store.sites.outcomes('s1', '2026-01-02')).toEqual([])
      const site = { key: 's1', name: 'repeated', origins: ['https://x.test'], appearance: {}, createdAt: 0 }
      expect(await store.sites.add(site)).toBe(false)
      expect((await store.sites.find('s1'))?.name).toBe('s1')
    })

    test('sessions expire, end, and end with a new password', async () => {
      const { people } = store
      const person = { id: 'o1', name: 'ann', displayName: 'Ann', sites: ['s1'], passwordHash: 'h', createdAt: 0 }
      expect(await people.addOperator(person)).toBe(true)
      expect(await people.addOperator({ ...person, id: 'o2' })).toBe(false)
      for (const hash of ['a', 'b', 'c'])
        await people.addSession({ hash, operator: 'o1', createdAt: 0, expiresAt: 100 })
      const ann = { id: 'o1', name: 'ann', displayName: 'Ann', sites: ['s1'], departments: [] }
      expect(await people.session('a', 99)).toEqual(ann)
      expect(await people.session('a', 100)).toBeUndefined()
      await people.endSession('b')
      expect([...(await people.goodSessions(['a', 'b', 'c', 'd'], 0))].sort()).toEqual(['a', 'c'])
      expect(await people.setPassword('nobody', 'h2')).toBe(false)
      expect(await people.setPassword('ann', 'h2')).toBe(true)
      expect(await people.goodSessions(['a', 'c'], 0)).toEqual(new Set())
      expect((await people.operatorForSignIn('ann'))?.passwordHash).toBe('h2')
    })
  })
}

/** Two sites and two visitors of the first. */
export async function addPeople({ sites, people }: Store) {
  for (const key of ['s1', 's2'])
    await sites.add({ key, name: key, origins: ['https://s.test'], appearance: {}, createdAt: 0 })
  for (const id of ['v1', 'v2'])
    await people.addVisitor({ id, site: 's1', name: id, tokenHash: `hash of ${id}`, createdAt: 0 })
}

type Saying = { messageId?: string; lane?: Draft['lane']; sender?: string; createdAt?: number }

/** A visitor's words, beginning the conversation when it is not there. */
export function say(conversation: string, text: string, saying: Saying = {}): Write {
  const { messageId = newId(), lane = 'talk', sender = 'visitor:v1', createdAt = 1 } = saying
  const message = { messageId, at: 1, author: { kind: 'visitor' as const, id: 'v1' }, text }
  return {
    conversation,
    create: { site: 's1', visitor: { id: 'v1', name: 'v1' }, createdAt },
    key: { sender, messageId, text, lane },
    decide: () => ({ ok: true, messages: [{ lane, sender, message }] }),
  }
}
