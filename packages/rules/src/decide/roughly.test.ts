import fc from 'fast-check'
import { expect, test } from 'vitest'
import { file, session } from '../cases/arbitrary.ts'
import { startFacts } from '../facts/facts.ts'
import type { RuleFile } from '../rule/rule.ts'
import type { SessionEvent } from '../session/event.ts'
import { simulate } from '../simulate/simulate.ts'
import { seldom as supplement } from '../supplement/supplement.ts'
import { compileRules, fold } from '../supplement/whole.ts'
import { startMemory } from './memory.ts'
import { createReady } from './ready.ts'
import { weighRoughly } from './roughly.ts'

const untilMs = 120_000

test('a page that knows conditions only roughly finds that one holds before anything is decided', () => {
  fc.assert(
    fc.property(file, session, (made, all) => {
      // What the page calls for needs no condition, and nothing comes of what was never shown.
      const events = all.filter(({ type }) => type !== 'call' && type !== 'outcome')
      const [first] = simulate(compileRules(made), events, { untilMs })
      fc.pre(first !== undefined)
      expect(foundAt(made, events)).toBeLessThanOrEqual(first?.at ?? 0)
    }),
    { numRuns: 500 },
  )
})

test('and not before time could make it true', () => {
  const seconds = (value: number) => ({ signal: 'time.onPage', op: '>=', value }) as const
  const opens = { signal: 'clock.time', op: '>=', value: '12:01' } as const
  const made = (when: object) => ({ rules: [{ id: 'x', when, do: [] }] }) as RuleFile
  const events: SessionEvent[] = [
    { at: 0, type: 'clock', now: '2026-03-01T12:00:00Z' },
    { at: 0, type: 'navigate', url: 'https://s.test/a' },
  ]
  expect(foundAt(made(seconds(7)), events)).toBe(7000)
  expect(foundAt(made({ all: [seconds(7), opens] }), events)).toBe(60_000)
  expect(foundAt(made({ all: [seconds(7), { signal: 'page.path', op: '=', value: '/b' }] }), events)).toBe(Infinity)
})

/** The moment at which a page would ask for all that rules know: with an event, or when the one timer is due. */
function foundAt({ rules, settings = {} }: RuleFile, events: readonly SessionEvent[]): number {
  const ready = createReady(
    rules.map(({ when = { all: [] } }) => ({ when })),
    weighRoughly,
  )
  const memory = startMemory()
  let facts = startFacts()
  const look = (now: number) => ready({ facts, memory, now, basis: { settings, supplement }, turnsAt: Infinity })
  for (const [nth, event] of events.entries()) {
    facts = fold(facts, event)
    const nextAt = events[nth + 1]?.at ?? untilMs + 1
    for (let now = event.at; now < nextAt || now === event.at; ) {
      const { winner, recheckAt } = look(now)
      if (winner) return now
      now = Math.max(recheckAt, now + 1)
    }
  }
  return Infinity
}
