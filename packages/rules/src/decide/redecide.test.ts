import fc from 'fast-check'
import { expect, test } from 'vitest'
import { file, session } from '../cases/arbitrary.ts'
import type { Condition, Rule, RuleFile, Test } from '../rule/rule.ts'
import { type Run, startRun, step, tick } from '../run/run.ts'
import type { SessionEvent } from '../session/event.ts'
import { compileRules } from '../supplement/whole.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { startMemory } from './memory.ts'

const untilMs = 120_000
const startedAtMs = Date.parse('2026-03-01T12:00:10Z')

test('asking only what has changed decides exactly as asking every rule everything', { timeout: 60_000 }, () => {
  fc.assert(fc.property(file, session, fc.nat(20), agree), { numRuns: 300 })
})

/** What events put off all the time, and what stands beside it. */
const moved = fc.oneof(
  fc.record({
    signal: fc.constantFrom('time.idle', 'time.engagedOnPage', 'time.engagedOnSite', 'time.onPage'),
    op: fc.constantFrom('>=', '>'),
    value: fc.constantFrom(0, 1, 2, 5, 31),
  }),
  fc.record({ signal: fc.constant('scroll.depth'), op: fc.constant('>='), value: fc.constant(50) }),
  fc.constant({ signal: 'form.abandoned', selector: '#a', op: '=', value: true }),
  fc.record({ signal: fc.constant('page.path'), op: fc.constant('='), value: fc.constantFrom('/a', '/b') }),
)
const moves = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ type: 'activity' }) },
  fc.record({ type: fc.constant('scroll'), depth: fc.constantFrom(20, 60) }),
  fc.record({ type: fc.constant('visibility'), state: fc.constantFrom('visible', 'hidden') }),
  fc.record({ type: fc.constant('navigate'), url: fc.constantFrom('https://s.test/a', 'https://s.test/b') }),
  fc.record({ type: fc.constant('form'), selector: fc.constant('#a'), state: fc.constantFrom('touched', 'sent') }),
)

const movedFile = fc.record({
  settings: fc.record({ gap: fc.constantFrom(0, 2), budget: fc.constant(100) }),
  rules: fc.array(fc.array(moved, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }).map(lists =>
    lists.map(
      (all, nth): Rule => ({
        id: `r${nth}`,
        when: { all } as Condition,
        do: [{ action: 'answer', id: 'x' }],
        limits: { times: 3, expires: 1 },
      }),
    ),
  ),
})
const pause = fc.constantFrom(0, 400, 1000, 3000, 20_000)
const movedSession = fc.array(fc.tuple(pause, moves), { maxLength: 30 }).map(steps => {
  let at = 0
  return steps.map(([ms, event]) => {
    at += ms
    return { at, ...event } as SessionEvent
  })
})

test('what events put off comes neither late nor early', { timeout: 60_000 }, () => {
  fc.assert(fc.property(movedFile, movedSession, fc.constant(-1), agree), { numRuns: 500 })
})

function agree(made: RuleFile, events: readonly SessionEvent[], shared: number): void {
  const rules = compileRules(made)
  let plain = startRun()
  let indexed = startRun()
  events.forEach((event, nth) => {
    const expected = step(rules, plain, event, decide)
    const found = step(rules, indexed, event)
    expect(found.decisions.map(told)).toEqual(expected.decisions.map(told))
    expectSame(found.run, expected.run, event)
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
  expect(found.decisions.map(told)).toEqual(expected.decisions.map(told))
  // Where no timer was due the latest decision is still that of the last event.
  expectSame(found.run, expected.run, expected.run.decision === plain.decision ? events.at(-1) : undefined)
}

const some = { minLength: 2, maxLength: 3 }

test.each([
  ['any', file, fc.array(session, some)],
  ['moved', movedFile, fc.array(movedSession, some)],
])('what was found out about one visit is not believed of another: %s', { timeout: 60_000 }, (_, files, visits) => {
  fc.assert(
    fc.property(files as typeof file, visits, fc.nat(), (made, sessions, salt) => {
      const rules = compileRules(made)
      // Tabs have what is remembered of the visitor in common.
      const memory = startMemory()
      const runs = sessions.map(() => startRun(memory))
      const left = sessions.map(events => [...events])
      for (let turn = salt; left.some(({ length }) => length > 0); turn++) {
        const nth = turn % sessions.length
        const event = left[nth]?.shift()
        const run = runs[nth]
        if (!event || !run) continue
        const expected = step(rules, run, event, decide)
        const found = step(rules, run, event)
        expectSame(found.run, expected.run, event)
        runs[nth] = found.run
      }
    }),
    { numRuns: 200 },
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

function expectSame({ memory, decision }: Run, expected: Run, event?: SessionEvent): void {
  expect(memory).toEqual(expected.memory)
  expect(decision?.onScreen).toEqual(expected.decision?.onScreen)
  const [foundAt, expectedAt] = [decision, expected.decision].map(each => each?.recheckAt ?? Infinity)
  // A call that was held back is over, but who asks every rule is told when it would have come.
  if (event?.type === 'call') expect(foundAt).toBeGreaterThanOrEqual(expectedAt ?? 0)
  // Neither late nor early, or there would be work with nothing due.
  else expect(foundAt).toBe(expectedAt)
}

function told({ trace: _trace, recheckAt: _recheckAt, ...decision }: Decision): object {
  return decision
}
