import { describe, expect, test } from 'vitest'
import type { Bus, BusEvent } from './bus.ts'

/** What every bus must do. `connect` gives another relay's end of the same bus; `settle` waits until what was published has arrived. */
export function busContract(name: string, adapter: () => { connect(): Bus | Promise<Bus>; settle(): Promise<void> }) {
  describe(`bus: ${name}`, () => {
    const event: BusEvent = { kind: 'desk', site: 's1' }

    test('tells every other relay once, and not the one that published', async () => {
      const { connect, settle } = adapter()
      const heard: string[] = []
      const [a, b, c] = [await connect(), await connect(), await connect()]
      for (const [who, bus] of Object.entries({ a, b, c })) bus.subscribe(() => heard.push(who))
      a.publish(event)
      await settle()
      expect(heard.sort()).toEqual(['b', 'c'])
    })

    test('carries an event unchanged', async () => {
      const { connect, settle } = adapter()
      const heard: BusEvent[] = []
      const other = await connect()
      other.subscribe(one => heard.push(one))
      const typing: BusEvent = {
        kind: 'typing',
        conversation: 'c',
        by: { kind: 'visitor', id: 'v', name: 'Ä “x”' },
        on: true,
      }
      const own = await connect()
      own.publish(typing)
      await settle()
      expect(heard).toEqual([typing])
    })

    test('keeps the order of one relay about one conversation, in one turn and over turns', async () => {
      const { connect, settle } = adapter()
      const [own, other] = [await connect(), await connect()]
      const heard: BusEvent[] = []
      other.subscribe(one => heard.push(one))
      const by = (index: number) => ({ kind: 'visitor' as const, id: `v${index}`, name: '' })
      const events = Array.from({ length: 30 }, (_, index): BusEvent => {
        return { kind: 'typing', conversation: 'c', by: by(index), on: true }
      })
      for (const [index, one] of events.entries()) {
        own.publish(one)
        if (index % 10 === 9) await settle()
      }
      expect(heard).toEqual(events)
    })

    test('is silent after unsubscribing and after closing', async () => {
      const { connect, settle } = adapter()
      const [a, b, c] = [await connect(), await connect(), await connect()]
      const heard: string[] = []
      b.subscribe(() => heard.push('b'))()
      c.subscribe(() => heard.push('c'))
      await c.close()
      a.publish(event)
      await settle()
      expect(heard).toEqual([])
    })

    test('does not call a listener while publishing', async () => {
      const { connect, settle } = adapter()
      let heard = 0
      const [own, other] = [await connect(), await connect()]
      other.subscribe(() => heard++)
      own.publish(event)
      expect(heard).toBe(0)
      await settle()
      expect(heard).toBe(1)
    })
  })
}
