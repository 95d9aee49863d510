import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../decide/decide.ts'
import { explain, maxExplanationBytes } from '../explain/explain.ts'
import { startFacts } from '../facts/facts.ts'
import { fold } from '../facts/fold.ts'
import { compileRules } from '../rule/compile.ts'
import { parseRules } from '../rule/parse.ts'
import type { Condition, Rule, RuleFile } from '../rule/rule.ts'
import { startRun, step, tick } from '../run/run.ts'
import type { SessionEvent } from '../session/event.ts'
import { simulate } from '../simulate/simulate.ts'

const seconds = fc.constantFrom(0, 0.5, 1, 2, 3, 7.25)
const rise = fc.constantFrom('>=' as const, '>' as const, '<' as const, '<=' as const, '=' as const)

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    signal: fc.constantFrom('time.onPage', 'time.onSite', 'time.engagedOnPage', 'time.idle'),
    op: rise,
    value: seconds,
  }),
  fc.record({ signal: fc.constant('time.onPage'), op: fc.constant('between'), value: fc.tuple(seconds, seconds) }),
  fc.record({ signal: fc.constant('page.path'), op: fc.constant('glob'), value: fc.constantFrom('/a/**', '/*', '/') }),
  fc.record({ signal: fc.constant('scroll.depth'), op: rise, value: fc.constantFrom(0, 50) }),
  fc.record({ signal: fc.constant('desk.online'), op: fc.constant('='), value: fc.boolean() }),
  fc.record({
    signal: fc.constant('event'),
    name: fc.constant('x'),
    op: rise,
    value: fc.constantFrom(0, 1, 2),
    within: fc.constantFrom(1, 5),
  }),
  fc.record({
    signal: fc.constant('rule'),
    id: fc.constant('r0'),
    op: fc.constant('='),
    value: fc.constantFrom('shown', 'none'),
  }),
) as fc.Arbitrary<Condition>

const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>(tie => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node

const rule = fc.record(
  {
    when: condition,
    do: fc.constant([{ action: 'answer' as const, id: 'x' }]),
    priority: fc.integer({ min: 0, max: 2 }),
    holdOut: fc.constantFrom(0, 0.5, 1),
    limits: fc.record(
      {
        once: fc.constantFrom('page' as const, 'visit' as const, 'visitor' as const),
        times: fc.integer({ min: 1, max: 3 }),
        coolDown: fc.integer({ min: 0, max: 5 }),
        expires: fc.integer({ min: 1, max: 5 }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['when', 'do'] },
)

const file: fc.Arbitrary<RuleFile> = fc.record({
  settings: fc.record({ gap: fc.constantFrom(0, 2) }),
  rules: fc
    .array(rule, { minLength: 1, maxLength: 4 })
    .map(rules => rules.map((each, i): Rule => ({ ...each, id: `r${i}` }))),
})

const happening: fc.Arbitrary<object> = fc.oneof(
  fc.record({
    type: fc.constant('navigate'),
    url: fc.constantFrom('https://s.test/', 'https://s.test/a/b', 'https://s.test/c'),
  }),
  fc.record({ type: fc.constant('visibility'), state: fc.constantFrom('visible', 'hidden') }),
  fc.constant({ type: 'activity' }),
  fc.record({ type: fc.constant('scroll'), depth: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ type: fc.constant('track'), name: fc.constant('x') }),
  fc.record({ type: fc.constant('availability'), online: fc.boolean() }),
  fc.record({ type: fc.constant('panel'), open: fc.boolean() }),
  fc.record({ type: fc.constant('chat'), state: fc.constantFrom('none', 'open', 'closed') }),
  fc.record({
    type: fc.constant('outcome'),
    rule: fc.constantFrom('r0', 'r1', 'r2'),
    outcome: fc.constantFrom('opened', 'dismissed', 'answered'),
  }),
)

/** A visitor with a seed arrives; then up to 20 things happen, 0 to 4 s apart. */
const session: fc.Arbitrary<SessionEvent[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4000 }), happening), { maxLength: 20 })
  .map(steps => {
    let at = 0
    const later = steps.map(([pause, event]) => {
      at += pause
      return { at, ...event }
    })
    return [
      { at: 0, type: 'visitor', seed: 'v' },
      { at: 0, type: 'navigate', url: 'https://s.test/a' },
      ...later,
    ] as SessionEvent[]
  })

const untilMs = 120_000

test('files the properties are tried on are files the parser takes', () => {
  fc.assert(fc.property(file, made => void expect(parseRules(made)).toMatchObject({ ok: !asksMissing(made) })))
})

function asksMissing({ rules }: RuleFile): boolean {
  return JSON.stringify(rules).includes('"id":"r0"') && rules[0]?.id !== 'r0'
}

test('[R2] nothing changes before recheckAt, and what it names comes to pass in order', () => {
  fc.assert(
    fc.property(file, session, fc.nat(8000), (made, events, pause) => {
      const rules = compileRules(made)
      const { facts, memory, decision } = events.reduce((run, event) => step(rules, run, event).run, startRun())
      const recheckAt = decision?.recheckAt ?? Infinity
      expect(recheckAt).toBeGreaterThan(facts.atMs)
      const sooner = Math.min(facts.atMs + pause, recheckAt - 1)
      const { show, retract, heldOut, memory: later } = decide(rules, facts, memory, sooner)
      expect({ show, retract, heldOut }).toEqual({})
      expect(later).toBe(memory)
    }),
    { numRuns: 500 },
  )
})

test('[R1] looking every 250 ms finds the same decisions as the timers, at the same moments', () => {
  fc.assert(
    fc.property(file, session, (made, events) => {
      const rules = compileRules(made)
      const timed = simulate(rules, events, { untilMs: 60_000 })
      let run = startRun()
      const polled: number[] = []
      const grid = Array.from({ length: 240 }, (_, i) => i * 250)
      const moments = [...events, ...grid.map(at => ({ at, type: 'look' as const }))].sort((a, b) => a.at - b.at)
      for (const moment of moments) {
        const { run: next, decisions } = moment.type === 'look' ? tick(rules, run, moment.at) : step(rules, run, moment)
        run = next
        polled.push(...decisions.map(({ trace }) => trace.atMs))
      }
      expect([...new Set(polled)]).toEqual([...new Set(timed.filter(({ at }) => at <= 59_750).map(({ at }) => at))])
    }),
  )
})

test('[R3] folding and deciding are the same every time, and change nothing they were given', () => {
  fc.assert(
    fc.property(file, session, (made, events) => {
      const before = JSON.stringify([made, events])
      const rules = compileRules(made)
      expect(simulate(rules, events, { untilMs })).toEqual(simulate(rules, events, { untilMs }))
      expect(events.reduce(fold, startFacts())).toEqual(events.reduce(fold, startFacts()))
      expect(JSON.stringify([made, events])).toBe(before)
    }),
  )
})

test('[R36] who is held out never sees the rule', () => {
  fc.assert(
    fc.property(file, session, (made, events) => {
      const hidden = compileRules({ ...made, rules: made.rules.map(each => ({ ...each, holdOut: 1 })) })
      expect(simulate(hidden, events, { untilMs }).filter(done => 'show' in done)).toEqual([])
    }),
  )
})

test('[R23] no rule is shown more often than its limit allows', () => {
  fc.assert(
    fc.property(file, session, (made, events) => {
      const shown = simulate(compileRules(made), events, { untilMs }).flatMap(done =>
        'show' in done ? [done.show] : [],
      )
      const pages = events.filter(({ type }) => type === 'navigate').length
      for (const { id, limits } of made.rules) {
        const most = (limits?.times ?? 1) * (limits?.once === 'page' ? pages : 1)
        expect(shown.filter(each => each === id).length).toBeLessThanOrEqual(most)
      }
    }),
  )
})

test('removing a rule that never fires changes nothing', () => {
  const never: Rule = { id: 'never', when: { any: [] }, do: [{ action: 'teaser', text: 'x' }], priority: 1 }
  fc.assert(
    fc.property(file, session, fc.nat(4), (made, events, place) => {
      const rules = [...made.rules.slice(0, place), never, ...made.rules.slice(place)]
      expect(simulate(compileRules({ ...made, rules }), events, { untilMs })).toEqual(
        simulate(compileRules(made), events, { untilMs }),
      )
    }),
  )
})

test('[R35] memory that went through storage leads to the same decisions', () => {
  fc.assert(
    fc.property(file, session, (made, events) => {
      const rules = compileRules(made)
      let kept = startRun()
      let stored = startRun()
      for (const event of events) {
        kept = step(rules, kept, event).run
        stored = step(rules, { ...stored, memory: JSON.parse(JSON.stringify(stored.memory)) }, event).run
      }
      expect(stored.decision?.onScreen).toEqual(kept.decision?.onScreen)
      expect(stored.memory).toEqual(kept.memory)
    }),
  )
})

test('[R41] an explanation is never larger than it may be', () => {
  const long = fc.record({
    signal: fc.constant('page.title'),
    op: fc.constant('contains'),
    value: fc.string({ maxLength: 400 }),
  })
  fc.assert(
    fc.property(fc.array(fc.array(long, { maxLength: 30 }), { maxLength: 30 }), lists => {
      const rules = compileRules({
        rules: lists.map((any, i) => ({ id: `rule-${i}`.padEnd(64, '.'), when: { any } as Condition, do: [] })),
      })
      const { run } = step(rules, startRun(), {
        at: 0,
        type: 'navigate',
        url: 'https://s.test/',
        title: 'ü'.repeat(400),
      })
      const explanation = run.decision && explain(run.decision.trace)
      expect(Buffer.byteLength(JSON.stringify(explanation))).toBeLessThanOrEqual(maxExplanationBytes)
    }),
  )
})
