import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SenderRates } from './sender.ts'
import { createWindows, Window } from './windows.ts'

test('[A62] takes as many as allowed within the span, to the millisecond, and says how long to wait', () => {
  const window = new Window(2, 1000)
  expect([window.take(0), window.take(400), window.take(999)]).toEqual([0, 0, 1])
  expect(window.take(1000)).toBe(0)
  expect(window.take(1000)).toBe(400)
})

test('[A62] however it is asked, it lets through what a list of all times would', () => {
  const deeds = fc.array(
    fc.record({ deed: fc.constantFrom('take', 'give back', 'elsewhere', 'ask'), afterMs: fc.nat(700) }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), deeds, (most, all) => {
      const window = new Window(most, 1000)
      let times: number[] = []
      let now = 0
      for (const { deed, afterMs } of all) {
        now += afterMs
        times = times.filter(at => at > now - 1000)
        const wait = times.length < most ? 0 : (times[0] ?? 0) + 1000 - now
        expect(window.waitMs(now)).toBe(wait)
        expect(window.isEmpty(now)).toBe(times.length === 0)
        if (deed === 'take') {
          expect(window.take(now)).toBe(wait)
          if (wait === 0) times.push(now)
        } else if (deed === 'give back' && times.length > 0) {
          window.giveBack()
          times.pop()
        } else if (deed === 'elsewhere' && times.length < most) {
          window.add(1, now)
          times.push(now)
        }
      }
    }),
  )
})

test('a clock that steps back locks nobody out', () => {
  const window = new Window(1, 1000)
  window.take(100_000)
  expect(window.take(5000)).toBe(0)
})

test('[A62] a refused send costs nothing, and the minute counts beside the ten seconds', () => {
  const rates = new SenderRates({ sendsPer10s: 2, sendsPerMinute: 3, framesPer10s: 9 })
  expect([rates.send(0), rates.send(0), rates.send(0)]).toEqual([0, 0, 10_000])
  expect([rates.send(10_000), rates.send(10_000)]).toEqual([0, 50_000])
})

test('each key has its own window', () => {
  const windowOf = createWindows()
  const take = (key: string) => windowOf({ key, most: 1, spanMs: 1000 }, 0).take(0)
  expect([take('a'), take('b'), take('a')]).toEqual([0, 0, 1000])
})

test('[H5] however many keys somebody makes, memory is bounded, and the newest are counted', () => {
  const windowOf = createWindows()
  const take = (index: number) => windowOf({ key: `address ${index}`, most: 1, spanMs: 1000 }, 0).take(0)
  for (let index = 0; index < 120_000; index++) take(index)
  expect([take(119_999), take(0)]).toEqual([1000, 0])
})
