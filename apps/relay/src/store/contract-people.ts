import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addPeople, say } from './contract.ts'
import type { Store } from './store.ts'

/** What every store must tell of people: each of their own, however many ask, and in which departments operators are. */
export function peopleContract(name: string, adapter: { open(): Promise<Store> }) {
  describe(`people: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await adapter.open()
      await addPeople(store)
    })
    afterEach(() => store.close())

    test('[H4] hundreds who ask at once each get their own', async () => {
      const { people, conversations } = store
      const all = Array.from({ length: 300 }, (_, at) => `x${at}`)
      for (const id of all) {
        await people.addVisitor({ id, site: 's1', name: id, tokenHash: `token ${id}`, createdAt: 0 })
        const create = { site: 's1', visitor: { id, name: id }, createdAt: 1 }
        await conversations.write({ ...say(`of ${id}`, 'Hi'), create })
      }
      const asking = [...all, 'nobody']
      const devices = await Promise.all(asking.map(id => people.visitorByToken(`token ${id}`)))
      expect(devices.map(device => device?.id)).toEqual([...all, undefined])
      const own = await Promise.all(asking.map(id => conversations.ofVisitor(id, 5)))
      expect(own.map(each => each.map(({ id }) => id))).toEqual([...all.map(id => [`of ${id}`]), []])
      const found = await Promise.all(asking.map(id => conversations.find(`of ${id}`)))
      expect(found.map(each => each?.visitor.id)).toEqual([...all, undefined])
    })

    test('[R17] an operator is in departments, and those who wait are counted by theirs', async () => {
      const { people, conversations } = store
      const person = { id: 'o1', name: 'ann', displayName: 'Ann', sites: ['s1'], passwordHash: 'h', createdAt: 0 }
      await people.addOperator({ ...person, departments: ['مبيعات', 'support'] })
      const inThem = async () => (await people.operators()).map(({ departments }) => departments)
      expect(await inThem()).toEqual([['مبيعات', 'support']])
      expect(await people.setDepartments('ann', [])).toBe(true)
      expect(await people.setDepartments('nobody', ['sales'])).toBe(false)
      expect(await inThem()).toEqual([[]])

      for (const [id, department] of Object.entries({ c1: 'مبيعات', c2: 'مبيعات', c3: 'support', c4: undefined })) {
        const create = { site: 's1', visitor: { id: 'v1', name: 'V' }, createdAt: 5, ...(department && { department }) }
        const change = { status: id === 'c3' ? ('open' as const) : ('waiting' as const) }
        await conversations.write({ conversation: id, create, decide: () => ({ ok: true, change }) })
      }
      expect([...(await conversations.waitingIn('s1'))]).toEqual([['مبيعات', 2]])
      expect(await conversations.waitingIn('s2')).toEqual(new Map())
    })
  })
}
