import fc from 'fast-check'
import { expect, test } from 'vitest'
import { file, session } from '../cases/arbitrary.ts'
import type { Test } from '../rule/rule.ts'
import { type Run, startRun, step, tick } from '../run/run.ts'
import { compileRules } from '../supplement/whole.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'

const untilMs = 120_000
const startedAtMs = Date.parse('2026-03-01T12:00:10Z')

test('asking only what has changed decides exactly as asking every rule everything', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(file, session, fc.nat(20), (made, events, shared) => {
      const rules = compileRules(made)
      let plain = startRun()
      let indexed = startRun()
      events.forEach((event, nth) => {
        const expected = step(rules, plain, event, decide)
        const found = step(rules, indexed, event)
        expect(found.decisions).toEqual(expected.decisions.map(untold))
        expectSame(found.run, expected.run)
        // Another tab has forgotten what this one showed, and the clock was set.
        const upset = (run: Run): Run =>
          nth === shared
            ? { ...run, facts: { ...run.facts, startedAtMs }, memory: { ...run.memory, visitor: { rules: {} } } }
            : run
        plain = upset(expected.run)
        indexed = upset(found.run)
      })
      const expected = tick(rules, plain, untilMs, decide)
      const found = tick(rules, indexed, untilMs)
      expect(found.decisions).toEqual(expected.decisions.map(untold))
      expectSame(found.run, expected.run)
    }),
    { numRuns: 300 },
  )
})

test('what was found out about one visit is not believed of another', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(file, fc.array(session, { minLength: 2, maxLength: 3 }), fc.nat(), (made, sessions, salt) => {
      const rules = compileRules(made)
      const runs = sessions.map(() => startRun())
      const left = sessions.map(events => [...events])
      for (let turn = salt; left.some(({ length }) => length > 0); turn++) {
        const nth = turn % sessions.length
        const event = left[nth]?.shift()
        const run = runs[nth]
        if (!event || !run) continue
        const expected = step(rules, run, event, decide)
        const found = step(rules, run, event)
        expectSame(found.run, expected.run)
        runs[nth] = found.run
      }
    }),
    { numRuns: 100 },
  )
})

test('with nothing due no rule is asked', () => {
  const asked = new Set<string>()
  /** A condition that notes when what it wants is looked at. */
  const noted = (test: Test): Test => ({
    ...test,
    get op() {
      asked.add(test.signal)
      return test.op
    },
  })
  const answer = [{ action: 'answer' as const, id: 'x' }]
  const rules = compileRules({
    rules: [
      {
        id: 'elsewhere',
        when: {
          all: [
            noted({ signal: 'time.idle', op: '>=', value: 5 }),
            noted({ signal: 'page.path', op: '=', value: '/a' }),
          ],
        },
        do: answer,
      },
      { id: 'deep', when: noted({ signal: 'scroll.depth', op: '>=', value: 50 }), do: answer },
      { id: 'later', when: noted({ signal: 'time.onSite', op: '>=', value: 5 }), do: answer },
    ],
  })
  const { run } = step(rules, startRun(), { at: 0, type: 'navigate', url: 'https://s.test/b' })
  asked.clear()
  const told = step(rules, run, { at: 10, type: 'attributes', set: { plan: 'free' } }).run
  const tracked = step(rules, tick(rules, told, 15).run, { at: 20, type: 'track', name: 'x' }).run
  expect([...asked]).toEqual([])
  const scrolled = step(rules, tracked, { at: 30, type: 'scroll', depth: 60 })
  expect([...asked]).toEqual(['scroll.depth'])
  expect(scrolled.decisions.map(({ show }) => show?.rule)).toEqual(['deep'])
})

function expectSame(found: Run, expected: Run): void {
  expect(found.memory).toEqual(expected.memory)
  expect(found.decision).toEqual(expected.decision && untold(expected.decision))
}

function untold({ trace: _trace, ...decision }: Decision): Decision {
  return decision
}
