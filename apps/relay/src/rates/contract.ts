import { beforeEach, describe, expect, test } from 'vitest'
import type { Rates } from './rates.ts'

type Adapter = {
  /** Another relay on the same store. */
  connect(): Rates
  /** Lets time pass for all of them. */
  advance(ms: number): Promise<void> | void
  /** Lets what was counted reach the others: about a second. */
  settle(): Promise<void> | void
  now(): number
}

const limits = { sendsPer10s: 4, sendsPerMinute: 6, framesPer10s: 20 }

/** What all rates must do. */
export function ratesContract(name: string, open: () => Adapter) {
  describe(`rates: ${name}`, () => {
    let adapter: Adapter
    let relays: [Rates, Rates]
    beforeEach(() => {
      adapter = open()
      relays = [adapter.connect(), adapter.connect()]
    })
    const isTaken = async (rates: Rates, ...asked: [key: string, most: number][]) => {
      const taken = await rates.take(asked.map(([key, most]) => ({ key, most, spanMs: 60_000 })))
      return taken.ok
    }

    test('[A61] over all relays together no more is let through than allowed, until the span is over', async () => {
      const [one, two] = relays
      const takes = await Promise.all([one, two, one, two, one].map(rates => isTaken(rates, ['a', 3])))
      expect(takes.filter(Boolean)).toHaveLength(3)
      const refused = await two.take([{ key: 'a', most: 3, spanMs: 60_000 }])
      expect(refused).toEqual({ ok: false, waitMs: expect.any(Number) })
      const waitMs = refused.ok ? 0 : refused.waitMs
      expect(waitMs).toBeGreaterThan(50_000)
      expect(waitMs).toBeLessThanOrEqual(60_000)
      expect(await isTaken(two, ['b', 1])).toBe(true)
      await adapter.advance(60_000)
      expect(await isTaken(two, ['a', 3])).toBe(true)
    })

    test('[A34] takes one from each limit, or from none', async () => {
      const [one, two] = relays
      expect(await isTaken(one, ['address', 1], ['name', 2])).toBe(true)
      expect(await isTaken(two, ['address', 1], ['name', 2])).toBe(false)
      expect(await isTaken(two, ['another', 1], ['name', 2])).toBe(true)
      expect(await isTaken(two, ['a third', 1], ['name', 2])).toBe(false)
    })

    test('[A34] what is given back did not count', async () => {
      const [one, two] = relays
      const taken = await one.take([{ key: 'a', most: 1, spanMs: 60_000 }])
      expect(await isTaken(two, ['a', 1])).toBe(false)
      if (taken.ok) await taken.giveBack()
      expect(await isTaken(two, ['a', 1])).toBe(true)
    })

    test('[A62] what a sender sends through one relay counts at the other, about a second later', async () => {
      const [one, two] = relays.map(rates => rates.sender('v1', limits))
      const waits = [1, 2, 3, 4].map(() => one?.send(adapter.now()))
      expect(waits).toEqual([0, 0, 0, 0])
      expect(one?.send(adapter.now())).toBeGreaterThan(0)
      two?.frame(adapter.now())
      await adapter.settle()
      expect(two?.send(adapter.now())).toBeGreaterThan(0)
      expect(relays[1].sender('v2', limits).send(adapter.now())).toBe(0)
      await adapter.advance(10_000)
      expect([two?.send(adapter.now()), two?.send(adapter.now())]).toEqual([0, 0])
      await adapter.settle()
      // The minute is full now, wherever it was filled.
      expect(two?.send(adapter.now())).toBeGreaterThan(0)
      one?.frame(adapter.now())
      await adapter.settle()
      expect(one?.send(adapter.now())).toBeGreaterThan(0)
    })

    test('[A62] told again and again, nothing is counted twice', async () => {
      const [one, two] = relays.map(rates => rates.sender('v1', limits))
      for (let round = 0; round < 3; round++) {
        one?.frame(adapter.now())
        two?.frame(adapter.now())
        await adapter.settle()
      }
      for (let sent = 0; sent < limits.sendsPer10s; sent++) {
        expect(one?.send(adapter.now())).toBe(0)
        await adapter.settle()
      }
      expect(one?.send(adapter.now())).toBeGreaterThan(0)
      two?.frame(adapter.now())
      await adapter.settle()
      expect(two?.send(adapter.now())).toBeGreaterThan(0)
    })
  })
}
