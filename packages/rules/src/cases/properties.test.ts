import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { decide } from '../decide/decide.ts'
import { leavePage } from '../decide/memory.ts'
import { explain, maxExplanationBytes } from '../explain/explain.ts'
import { startFacts } from '../facts/facts.ts'
import { parseRules } from '../rule/parse.ts'
import type { Condition, Rule, RuleFile } from '../rule/rule.ts'
import { type Moment, type Run, startRun, step, tick } from '../run/run.ts'
import type { SessionEvent } from '../session/event.ts'
import { simulate } from '../simulate/simulate.ts'
import { foundOf } from '../supplement/leave.ts'
import { compileRules, fold } from '../supplement/whole.ts'
import { file, session } from './arbitrary.ts'

const untilMs = 120_000
// Hundreds of visits each: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 })

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
      // What shows nothing is over at once, and the next has its turn without an event a millisecond later: there is no moment between.
      if (decision?.show && !decision.onScreen) {
        expect(recheckAt).toBe(facts.atMs + 1)
        return
      }
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
        polled.push(...decisions.map(({ atMs }) => atMs))
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

test('[R63] nobody is invited once the budget is spent', () => {
  fc.assert(
    fc.property(file, session, (made, events) => {
      const rules = compileRules(made)
      const inviting = new Set(rules.rules.flatMap(({ id, invites }) => (invites ? [id] : [])))
      const shown: string[] = []
      const dismissed = new Set<string>()
      const take = ({ run, decisions }: Moment) => {
        for (const { show, heldOut = [] } of decisions) {
          shown.push(...heldOut.map(({ rule }) => rule))
          if (!show) continue
          // A whole visit here is shorter than a day.
          if (inviting.has(show.rule))
            expect(shown.length + 2 * dismissed.size).toBeLessThan(made.settings?.budget ?? 6)
          shown.push(show.rule)
        }
        return run
      }
      let run = startRun()
      for (const event of events) {
        run = take(tick(rules, run, event.at - 1))
        if (event.type === 'outcome' && event.outcome === 'dismissed' && made.rules.some(({ id }) => id === event.rule))
          dismissed.add(event.rule)
        run = take(step(rules, run, event))
      }
      take(tick(rules, run, untilMs))
    }),
    { numRuns: 500 },
  )
})

test('removing a rule that did nothing in a session, and that no other asks for, changes nothing in it', () => {
  fc.assert(
    fc.property(file, session, (made, events) => {
      const all = simulate(compileRules(made), events, { untilMs })
      const acted = JSON.stringify(all)
      // Only r0 is asked for by others.
      const idle = made.rules.find(({ id }) => id !== 'r0' && !acted.includes(`"${id}"`))
      const rules = made.rules.filter(each => each !== idle)
      expect(simulate(compileRules({ ...made, rules }), events, { untilMs })).toEqual(all)
    }),
    { numRuns: 300 },
  )
})

test('[R23] [R25] limits and gap hold over tabs, however their events and timers fall', () => {
  const tabs = fc.array(session, { minLength: 2, maxLength: 3 })
  fc.assert(
    fc.property(file, tabs, (made, sessions) => {
      const rules = compileRules(made)
      const runs = sessions.map(() => startRun())
      const shown: { rule: string; at: number }[] = []
      let { visitor } = startRun().memory
      /** One tab at work: what it remembers of the visitor is what the others have left, and the other way round. */
      const work = (tab: number, act: (run: Run) => Moment) => {
        const run = runs[tab]
        if (!run) return
        const moment = act({ ...run, memory: { ...run.memory, visitor } })
        runs[tab] = moment.run
        visitor = moment.run.memory.visitor
        for (const { show, heldOut, atMs } of moment.decisions)
          for (const each of [...(show ? [show] : []), ...(heldOut ?? [])]) shown.push({ rule: each.rule, at: atMs })
      }
      const timersUntil = (at: number) => {
        for (;;) {
          const due = runs.map(({ decision }) => decision?.recheckAt ?? Infinity)
          const next = Math.min(...due)
          if (next > at) return
          work(due.indexOf(next), run => tick(rules, run, next))
        }
      }
      const events = sessions.flatMap((each, tab) => each.map(event => ({ tab, event })))
      for (const { tab, event } of events.sort((a, b) => a.event.at - b.event.at)) {
        timersUntil(event.at - 1)
        work(tab, run => step(rules, run, event))
      }
      timersUntil(untilMs)
      const gapMs = (made.settings?.gap ?? 0) * 1000
      for (const { id, limits, holdOut } of made.rules) {
        if (limits?.once === 'page' || holdOut === 0.5) continue
        const times = shown.filter(({ rule }) => rule === id)
        expect(times.length).toBeLessThanOrEqual(limits?.times ?? 1)
      }
      shown.forEach(({ at }, nth) => {
        const before = shown[nth - 1]
        if (before) expect(at - before.at).toBeGreaterThanOrEqual(gapMs)
      })
    }),
    { numRuns: 200 },
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

const page = fc.constantFrom('/', '/a', '/a/b', '/c')
const arrival = fc.constantFrom('', '?utm_source=mail', '?utm_source=ads')
const from = fc.constantFrom(undefined, 'https://search.test/', 'https://other.test/x')
const aboutPages: fc.Arbitrary<Condition> = fc
  .oneof(
    fc.record({
      signal: fc.constant('page.visited'),
      op: fc.constantFrom('contains', 'not-contains', 'funnel'),
      value: fc.array(fc.constantFrom('/', '/a/**', '/a/b', '/c'), { minLength: 1, maxLength: 3 }),
      except: fc.option(fc.constantFrom('/c', ['/a/b', '/']), { nil: undefined }),
    }),
    fc.record({
      signal: fc.constant('visitor.utm'),
      name: fc.constant('source'),
      op: fc.constantFrom('=', '!=', 'exists'),
      value: fc.constant('mail'),
    }),
    fc.record({
      signal: fc.constant('visitor.referrerHost'),
      op: fc.constantFrom('in', 'not-in'),
      value: fc.constant(['search.test']),
    }),
  )
  .map(test => (test.op === 'exists' ? { ...test, value: true } : JSON.parse(JSON.stringify(test))))

test('[R64] a visit whose pages are loaded one by one comes to the same as one of a single page', () => {
  const condition = fc.oneof(
    aboutPages,
    aboutPages.map(not => ({ not })),
  )
  const file = fc.array(condition, { minLength: 1, maxLength: 4 }).map(all => ({
    rules: all.map((when, nth): Rule => ({ id: `r${nth}`, when, do: [{ action: 'emit', name: 'x' }] })),
  }))
  const pages = fc.array(fc.tuple(page, arrival, from), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(file, pages, (made, visited) => {
      // Not every operator takes exceptions.
      fc.pre(parseRules(made).ok)
      const rules = compileRules(made)
      const known = (at: number, found?: Readonly<Record<string, number>>): SessionEvent[] => [
        { at, type: 'clock', now: new Date(1_800_000_000_000 + at).toISOString() },
        { at, type: 'visitor', language: 'de', ...(found && { found }) },
      ]
      const whole: string[] = []
      const loaded: string[] = []
      let one = startRun()
      let each = startRun()
      const take = (run: Run, event: SessionEvent, said: string[]) => {
        const moment = step(rules, run, event)
        for (const { show, atMs } of moment.decisions) if (show) said.push(`${show.rule} ${atMs}`)
        return moment.run
      }
      visited.forEach(([path, query, external], nth) => {
        const before = visited[nth - 1]
        const referrer = external ?? (before && `https://s.test${before[0]}`)
        const navigate: SessionEvent = {
          at: nth * 1000,
          type: 'navigate',
          url: `https://s.test${path}${query}`,
          ...(referrer && { referrer }),
        }
        const found = nth > 0 ? foundOf(rules, each.facts) : undefined
        if (nth > 0) each = startRun(JSON.parse(JSON.stringify(leavePage(each.memory, each.facts, nth * 1000))))
        // As a recording of all the pages has them; a page learns these before it decides anything.
        for (const event of known(nth * 1000, found && JSON.parse(JSON.stringify(found)))) {
          one = { ...one, facts: fold(one.facts, event) }
          each = { ...each, facts: fold(each.facts, event) }
        }
        one = take(one, navigate, whole)
        each = take(each, navigate, loaded)
        each = tick(rules, each, nth * 1000 + 500).run
        one = tick(rules, one, nth * 1000 + 500).run
      })
      expect(loaded).toEqual(whole)
    }),
    { numRuns: 1000 },
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
      const explanation = explain(decide(rules, run.facts, run.memory, 0).trace)
      expect(Buffer.byteLength(JSON.stringify(explanation))).toBeLessThanOrEqual(maxExplanationBytes)
    }),
  )
})
