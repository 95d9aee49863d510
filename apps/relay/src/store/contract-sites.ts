import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addPeople } from './contract.ts'
import type { Store } from './store.ts'

const outcome = { site: 's1', rule: 'r', version: 1, variant: '', outcome: 'shown', day: '2026-01-09' }
const place = { site: 's1', now: 1000, until: 2000, most: 2 }
const claim = { site: 's1', rule: 'r', version: 1, visitor: 'v1', most: 1 }

/** What every store must do about what sites publish and what is shown of it; `open` and `reopen` as in `storeContract`. */
export function sitesContract(name: string, adapter: { open(): Promise<Store>; reopen(store: Store): Promise<Store> }) {
  describe(`sites: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await adapter.open()
      await addPeople(store)
    })
    afterEach(() => store.close())

    const counts = async () => (await store.sites.outcomes('s1')).map(({ outcome, count }) => [outcome, count])
    const several = async (ids: string[], ask: (id: string) => Promise<boolean>) => {
      const answers = await Promise.all(ids.map(ask))
      return ids.filter((_, index) => answers[index])
    }

    test('publishes over the version it was made from, and of several at once only one', async () => {
      const publish = (base: number) =>
        store.sites.publish('rules', 's1', `{"base":${base}}`, { at: 5, by: 'Ann' }, base)
      expect(await publish(1)).toBeUndefined()
      expect((await Promise.all([publish(0), publish(0), publish(0)])).filter(Boolean)).toEqual([1])
      expect(await publish(0)).toBeUndefined()
      expect(await publish(1)).toBe(2)
      expect(await store.sites.versions('rules', 's1', 5)).toEqual([
        { version: 2, at: 5, by: 'Ann' },
        { version: 1, at: 5, by: 'Ann' },
      ])
      expect(await store.sites.versions('rules', 's1', 1)).toEqual([{ version: 2, at: 5, by: 'Ann' }])
      expect(await store.sites.versions('rules', 's2', 5)).toEqual([])
    })

    test('what an owner chose is kept whole, of this site only', async () => {
      const appearance = { accent: '#00aa55', language: 'de', texts: { '*': { hello: 'Grüezi 👋' } } }
      await store.sites.setAppearance('s1', appearance)
      store = await adapter.reopen(store)
      expect((await store.sites.find('s1'))?.appearance).toEqual(appearance)
      expect((await store.sites.find('s2'))?.appearance).not.toEqual(appearance)
    })

    test('what an owner chose is changed over the version it was made from, and of several at once only one is', async () => {
      const choose = (base: number | undefined, by?: string) =>
        store.sites.setAppearance('s1', { side: 'left' }, { ...(base !== undefined && { base }), ...(by && { by }) })
      const found = async () => {
        const { appearance, appearanceVersion, appearanceBy } = (await store.sites.find('s1')) ?? {}
        return { appearance, appearanceVersion, appearanceBy }
      }
      const before = await found()
      expect([before.appearanceVersion, before.appearanceBy]).toEqual([0, undefined])
      expect(await choose(1)).toBeUndefined()
      expect(await found()).toEqual(before)
      expect((await Promise.all([choose(0, 'Ann'), choose(0, 'Ann'), choose(0, 'Ann')])).filter(Boolean)).toEqual([1])
      store = await adapter.reopen(store)
      expect(await found()).toEqual({ appearance: { side: 'left' }, appearanceVersion: 1, appearanceBy: 'Ann' })
      expect(await choose(undefined)).toBe(2)
      expect([(await found()).appearanceBy, (await store.sites.find('s2'))?.appearanceVersion]).toEqual([undefined, 0])
      expect(await store.sites.setAppearance('none', {})).toBeUndefined()
    })

    test('a site has one secret of its own for ever', async () => {
      const [first, same] = await Promise.all([store.sites.secret('s1'), store.sites.secret('s1')])
      expect(first).toMatch(/^[\w-]{43}$/)
      expect(same).toBe(first)
      expect(await store.sites.secret('s2')).not.toBe(first)
      store = await adapter.reopen(store)
      expect(await store.sites.secret('s1')).toBe(first)
    })

    test('each outcome of a showing counts once, told twice at once or after a restart', async () => {
      const tell = (id: string, more = {}) => store.sites.countOutcome({ ...outcome, id, ...more }, '2026-01-01')
      const counted = await Promise.all([tell('a'), tell('a'), tell('b')])
      expect(counted.sort()).toEqual([false, true, true])
      store = await adapter.reopen(store)
      expect(await tell('a', { day: '2026-01-10' })).toBe(false)
      await tell('a', { outcome: 'opened' })
      expect((await counts()).sort()).toEqual([
        ['opened', 1],
        ['shown', 2],
      ])
    })

    test('ids of days gone by are forgotten, and what has none counts each time', async () => {
      await store.sites.countOutcome({ ...outcome, id: 'a' }, '2026-01-01')
      await store.sites.countOutcome({ ...outcome, id: 'b' }, '2026-01-10')
      await store.sites.countOutcome({ ...outcome, id: 'a' }, '2026-01-10')
      expect(await store.sites.countOutcome(outcome, '2026-01-10')).toBe(true)
      expect(await counts()).toEqual([['shown', 4]])
    })

    test('no more places than there are, of each site, also when all ask at once', async () => {
      const ids = ['a', 'b', 'c', 'd']
      const reserve = (id: string) => store.showings.reserve({ ...place, id })
      const got = await several(ids, reserve)
      expect(got).toHaveLength(2)
      expect(await several(ids, reserve)).toEqual(got)
      expect(await store.showings.reserve({ ...place, site: 's2', id: 'e' })).toBe(true)
      store = await adapter.reopen(store)
      expect(await store.showings.reserve({ ...place, id: 'f' })).toBe(false)
      await store.showings.release('s1', String(got[0]))
      expect(await store.showings.reserve({ ...place, id: 'f' })).toBe(true)
    })

    test('a place that has ended is free, and where there is none nobody gets one', async () => {
      expect(await several(['a', 'b'], id => store.showings.reserve({ ...place, id }))).toHaveLength(2)
      const later = { ...place, until: 3000 }
      expect(await store.showings.reserve({ ...later, now: 1999, id: 'c' })).toBe(false)
      expect(await store.showings.reserve({ ...later, now: 2000, id: 'c' })).toBe(true)
      expect(await store.showings.reserve({ ...place, site: 's2', id: 'd', most: 0 })).toBe(false)
    })

    test('of several devices the first one claims a rule, and has it when it asks again', async () => {
      const ask = (id: string) => store.showings.claim({ ...claim, id })
      const first = await several(['a', 'b', 'c'], ask)
      expect(first).toHaveLength(1)
      store = await adapter.reopen(store)
      expect(await several(['a', 'b', 'c'], ask)).toEqual(first)
      for (const other of [{ rule: 'other' }, { version: 2 }, { visitor: 'v2' }])
        expect(await store.showings.claim({ ...claim, id: 'd', ...other })).toBe(true)
      expect(await several(['e', 'f'], id => store.showings.claim({ ...claim, id, most: 2 }))).toHaveLength(1)
    })
  })
}
