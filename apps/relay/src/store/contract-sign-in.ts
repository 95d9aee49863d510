import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addPeople, say } from './contract.ts'
import type { Store } from './store.ts'

const ann = { site: 's1', sub: 'u1', name: 'Ann', email: 'ann@home.test' }
const verified = { sub: 'u1', email: 'ann@home.test' }

/** What every store must do about who visitors are; `open` and `reopen` as in `storeContract`. */
export function signInContract(
  name: string,
  adapter: { open(): Promise<Store>; reopen(store: Store): Promise<Store> },
) {
  describe(`sign-in: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await adapter.open()
      await addPeople(store)
    })
    afterEach(() => store.close())

    const signIn = (to: string, from?: string, who: Partial<typeof ann> = {}) =>
      store.people.signIn({ ...ann, ...who }, { from, to }, 5)
    const whose = async (token: string) => (await store.people.visitorByToken(token))?.id

    test('a `sub` of a site is one person on all devices, with the name and e-mail given last', async () => {
      const both = await Promise.all([signIn('a'), signIn('b')])
      const [first, second] = both.map(({ person }) => person)
      expect(second?.id).toBe(first?.id)
      expect(second?.device).not.toBe(first?.device)
      expect(both.map(({ was }) => was.kind)).toEqual(['new', 'new'])
      expect((await store.people.person({ ...ann, name: 'Anna', email: undefined }, 6)).id).toBe(first?.id)
      store = await adapter.reopen(store)
      for (const token of ['a', 'b'])
        expect(await store.people.visitorByToken(token)).toMatchObject({
          id: first?.id,
          name: 'Anna',
          verified: { sub: 'u1' },
        })
      expect((await signIn('c', undefined, { sub: 'u2' })).person.id).not.toBe(first?.id)
      expect((await signIn('d', undefined, { site: 's2' })).person.id).not.toBe(first?.id)
    })

    test('[A32] an anonymous device becomes the person by another token, and its old one ends', async () => {
      const before = await store.people.visitorByToken('hash of v1')
      expect(before).toEqual({ id: 'v1', site: 's1', name: 'v1', device: 'v1' })
      const { person, was } = await signIn('a', 'hash of v1')
      expect(was).toEqual({ kind: 'anonymous', before })
      expect(person).toEqual({ id: expect.any(String), site: 's1', name: 'Ann', device: 'v1', verified })
      expect(await store.people.visitorByToken('hash of v1')).toBeUndefined()
      expect(await store.people.visitorByToken('a')).toEqual(person)
      expect((await signIn('b', 'a')).was).toEqual({ kind: 'same' })
      expect([await whose('a'), await whose('b')]).toEqual([person.id, undefined])
    })

    test('another person on the device ends the first one there, and a token of another site counts as none', async () => {
      const first = await signIn('a')
      const second = await signIn('b', 'a', { sub: 'u2' })
      expect(second.was).toEqual({ kind: 'other', before: first.person })
      expect([await whose('a'), await whose('b')]).toEqual([undefined, second.person.id])
      expect((await signIn('c', 'b', { site: 's2' })).was).toEqual({ kind: 'new' })
      expect(await whose('b')).toBe(second.person.id)
    })

    test('signing out ends one device, and a new secret all of its site', async () => {
      const { person } = await signIn('a')
      for (const token of ['b', 'c']) await signIn(token)
      await signIn('d', undefined, { site: 's2' })
      expect(await store.people.signOut('a')).toEqual(person)
      expect(await store.people.signOut('a')).toBeUndefined()
      expect([await whose('a'), await whose('b')]).toEqual([undefined, person.id])
      await store.sites.makeIdentitySecret('s1', { anew: true })
      expect([await whose('b'), await whose('c')]).toEqual([undefined, undefined])
      expect([await whose('d'), await whose('hash of v1')]).toEqual([expect.any(String), 'v1'])
    })

    test('[A33] a device is known as who is signed in on it, and as nobody once its token has ended', async () => {
      const as = async (...devices: string[]) => Object.fromEntries(await store.people.devices(devices))
      const { person } = await signIn('a', 'hash of v1')
      const other = (await signIn('b')).person
      expect(await as('v1', 'v2', other.device, 'no such device')).toEqual({
        v1: person.id,
        v2: 'v2',
        [other.device]: person.id,
      })
      await store.people.signOut('b')
      expect(await as('v1', other.device)).toEqual({ v1: person.id, [other.device]: undefined })
      await store.sites.makeIdentitySecret('s1', { anew: true })
      store = await adapter.reopen(store)
      expect(await as('v1', 'v2')).toEqual({ v1: undefined, v2: 'v2' })
      expect(await as()).toEqual({})
    })

    test('[A33] the mark of a site is another one with another secret, or when one is required, and not its neighbour’s', async () => {
      const { sites } = store
      const mark = async (site = 's1') => (await sites.identityMarks()).get(site)
      const seen = [await mark()]
      expect([...(await sites.identityMarks())]).toEqual([])
      await sites.setIdentityRequired('s2', true)
      const neighbour = await mark('s2')
      const secret = await sites.makeIdentitySecret('s1')
      seen.push(await mark())
      await sites.makeIdentitySecret('s1', { anew: true })
      seen.push(await mark())
      await sites.setIdentityRequired('s1', true)
      seen.push(await mark())
      expect(new Set(seen).size).toBe(4)
      expect(seen.join()).not.toContain(secret)
      expect([await mark(), await mark('s2')]).toEqual([seen.at(-1), neighbour])
      expect(neighbour).toBeTypeOf('string')
    })

    test('a site has an identity secret once it is made, the same until it is made anew', async () => {
      const { sites } = store
      expect(await sites.identitySecret('s1')).toBeUndefined()
      const [first, same] = await Promise.all([sites.makeIdentitySecret('s1'), sites.makeIdentitySecret('s1')])
      expect(first).toMatch(/^[\w-]{43}$/)
      expect(same).toBe(first)
      expect(await sites.makeIdentitySecret('s1', { anew: true })).not.toBe(first)
      expect(await sites.identitySecret('s2')).toBeUndefined()
      expect((await sites.find('s1'))?.identityRequired).toBe(false)
      await sites.setIdentityRequired('s1', true)
      expect((await sites.find('s1'))?.identityRequired).toBe(true)
      expect((await sites.find('s2'))?.identityRequired).toBe(false)
    })

    test('[A28] what may be used once is used once, of each site, until its time', async () => {
      const use = (id: string, site = 's1', now = 1) => store.people.useOnce({ site, id, now, until: 10 })
      expect((await Promise.all([use('a'), use('a'), use('b')])).sort()).toEqual([false, true, true])
      store = await adapter.reopen(store)
      expect(await use('a', 's1', 9)).toBe(false)
      expect(await use('a', 's2')).toBe(true)
      expect(await use('a', 's1', 10)).toBe(true)
    })

    test('what an anonymous visitor had claimed of rules is the person’s', async () => {
      const claim = { site: 's1', id: 'x', rule: 'r', version: 1, most: 1 }
      expect(await store.showings.claim({ ...claim, visitor: 'v1' })).toBe(true)
      const { person } = await signIn('a', 'hash of v1')
      expect(await store.showings.claim({ ...claim, id: 'y', visitor: person.id })).toBe(false)
      expect(await store.showings.claim({ ...claim, visitor: person.id })).toBe(true)
    })

    test('[P2] a conversation that becomes a person’s is theirs, and what is sent again there is stored once', async () => {
      const messageId = 'key-0000000000001'
      await store.conversations.write(say('c1', 'once', { messageId }))
      await store.conversations.write(say('c2', 'elsewhere', { messageId: 'key-0000000000002' }))
      const { person } = await signIn('a', 'hash of v1')
      const to = `visitor:${person.id}`
      const visitor = { id: person.id, name: 'Ann', verified }
      const message = { messageId: 'key-of-the-relay', at: 2, author: { kind: 'system' as const }, text: '' }
      const moved = await store.conversations.write({
        conversation: 'c1',
        decide: () => ({
          ok: true,
          change: { visitor },
          messages: [{ lane: 'talk', message }],
          rekeyed: { from: 'visitor:v1', to },
        }),
      })
      expect(moved).toMatchObject({ conversation: { visitor, heads: { talk: 2 } } })
      const again = { ...say('c1', 'once', { messageId, sender: to }) }
      expect(await store.conversations.write(again)).toMatchObject({
        repeated: true,
        messages: [{ message: { seq: 1 } }],
      })
      store = await adapter.reopen(store)
      expect(await store.conversations.write(again)).toMatchObject({ repeated: true })
      expect((await store.conversations.find('c1'))?.visitor).toEqual(visitor)
      expect((await store.conversations.ofVisitor(person.id, 5)).map(({ id }) => id)).toEqual(['c1'])
      expect((await store.conversations.ofVisitor('v1', 5)).map(({ id }) => id)).toEqual(['c2'])
      // Of the other conversation the keys stay as they were.
      expect(await store.conversations.write(say('c2', 'elsewhere', { messageId: 'key-0000000000002' }))).toMatchObject(
        {
          repeated: true,
        },
      )
    })
  })
}
