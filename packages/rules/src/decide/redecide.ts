import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import type { Condition, Test } from '../rule/rule.ts'
import { type Question, weigh } from './condition.ts'
import type { Decide, Showing } from './decision.ts'
import { lastShown, type Memory, remember } from './memory.ts'
import { endOf, type Ranking, settle } from './settle.ts'
import { gapEnd, waits } from './waits.ts'

/** One rule and all that can hold it back; `nth` is its place among the others. */
type Standing = { readonly rule: CompiledRule; readonly nth: number; readonly needs: readonly Need[] }

/** One thing that can hold rules back. Those that ask the same have it in common. */
type Need = {
  /** Its condition, as JSON. */
  readonly text: string
  readonly until: (question: Question) => number
  readonly places: readonly Place[]
  /** Events put it off all the time, and so its answer is not kept. */
  readonly isPutOff: boolean
  /** Until when it holds them back, as found out last, and the moment at which that is no longer true. */
  heldUntil: number
  turnsAt: number
  /** Rules that only an event can let past it. Nothing else about them is asked before it has come. */
  parked: Standing[]
}

/** A fact that rules depend on, as it was last; the needs it can move, and those that have rules parked. */
type Place = { readonly key: string; known: unknown; readonly needs: Need[]; waiting: Need[] }

/**
 * Makes the function that says what to do at `now` (ms since the visit began, not before the last event): the same as
 * `decide`, but only that is asked again whose facts have changed or whose time has come. What it remembers it
 * compares with what it is given each time, so the same question has the same answer whatever was asked before. Only
 * `recheckAt` may be too early: where an event has put something off, that is found out when it would have been due.
 */
export function createRedecide(compiled: readonly CompiledRule[]): Decide {
  const places: Place[] = []
  const needs: Need[] = []
  /** The rules that time alone may let through, or that nothing holds back. */
  let live = compiled.filter(({ enabled }) => enabled).map(start)
  const moving = places.filter(({ key }) => /^(time|scroll|form)/.test(key))
  let knownMs = Infinity
  let known: Partial<Pick<Facts, 'told' | 'startedAtMs'> & Memory> = {}
  let turnsAt = 0
  let ready: Standing | undefined
  let freeAt = 0
  let lastShownAtMs = -Infinity

  function start(rule: CompiledRule, nth: number): Standing {
    const { when, once, invites } = rule
    const page = once === 'page' ? ['time.onPage'] : []
    return {
      rule,
      nth,
      needs: [
        // What time alone can change comes after that: a rule of another page is not asked about every movement on this one.
        ...('all' in when ? when.all : [when])
          .map(each => [each, JSON.stringify(each)] as const)
          .sort(([, a], [, b]) => +a.includes('"time.') - +b.includes('"time.'))
          .map(([each, text]) => conditionNeed(each, text)),
        need([...memoryFacts, ...page], question => limit(rule, question)),
        need([...memoryFacts, ...otherFacts], question => Math.max(...others.map(until => until(rule, question)))),
        ...(invites ? [need(memoryFacts, question => budget(rule, question), 'budget')] : []),
      ],
    }
  }

  function conditionNeed(condition: Condition, text: string): Need {
    if (
      'signal' in condition &&
      condition.op === '>=' &&
      /^time/.test(condition.signal) &&
      Number.isInteger(condition.value)
    )
      return need([condition.signal], question => dueAt(condition, question), text, /\.[ei]/.test(condition.signal))
    const signals = [...text.matchAll(/"signal":"([^"]+)/g)].map(([, signal = '']) => signal)
    return need([...signals, ...clockFacts], question => weigh(condition, question)[0], text)
  }

  /** What is asked in the same words is asked once. */
  function need(keys: readonly string[], until: Need['until'], text = `${needs.length}`, isPutOff = false): Need {
    const same = needs.find(each => each.text === text)
    if (same) return same
    const its = [...new Set(keys)].map(key => {
      const known = places.find(each => each.key === key)
      const place = known ?? { key, known: places, needs: [], waiting: [] }
      if (!known) places.push(place)
      return place
    })
    const made = { text, until, places: its, isPutOff, heldUntil: 0, turnsAt: -Infinity, parked: [] }
    needs.push(made)
    if (!isPutOff) for (const place of its) place.needs.push(made)
    return made
  }

  function rank(rules: CompiledRules, facts: Facts, memory: Memory, now: number, heldOut: readonly Showing[]): Ranking {
    if (facts.panelOpen || memory.visitor.optedOut) return { recheckAt: Infinity }
    const { settings, supplement } = rules
    const question = { facts, memory, now, settings, supplement, turnsAt: Infinity }
    const isBack = now < knownMs
    const { startedAtMs, told } = facts
    const isMove =
      told === known.told && memory.visitor === known.visitor && startedAtMs === known.startedAtMs && !isBack
    if (!isMove) known = { told, visitor: memory.visitor, startedAtMs }
    knownMs = now
    for (const place of isMove ? moving : places) {
      const { key, known: before } = place
      const fact = key === 'rule' ? memory.visitor : facts[key as keyof Facts]
      if (fact === before && !isBack) continue
      place.known = fact
      if (key === 'rule') lastShownAtMs = lastShown(memory)
      // By what moves without a need of its own here, things are only put off.
      if (place.needs[0] || ready || !isMove) turnsAt = -Infinity
      for (const need of place.needs) need.turnsAt = -Infinity
      if (place.waiting[0])
        place.waiting = place.waiting.filter(need => {
          ask(need, question)
          if (need.heldUntil === Infinity) return true
          live.push(...need.parked.splice(0))
          turnsAt = -Infinity
          return false
        })
    }
    if (heldOut[0] || now >= turnsAt) look(question, heldOut)
    const gapAt = gapEnd(rules, lastShownAtMs, facts)
    if (gapAt <= now) return { winner: ready?.rule, recheckAt: freeAt }
    return { recheckAt: ready ? gapAt : Math.max(gapAt, freeAt) }
  }

  /** Looks at every live rule; parks those that wait for an event. */
  function look(question: Question, heldOut: readonly Showing[]): void {
    const { now } = question
    const before = live
    let soonest = Infinity
    let turns = Infinity
    ready = undefined
    live = []
    each: for (const standing of before) {
      let until = -Infinity
      for (const need of standing.needs) {
        if (need.isPutOff || now >= need.turnsAt) ask(need, question)
        if (need.heldUntil === Infinity) {
          if (need.parked.push(standing) === 1)
            for (const { waiting } of need.places) if (!waiting.includes(need)) waiting.push(need)
          continue each
        }
        if (need.heldUntil > until) until = need.heldUntil
        if (need.turnsAt > now && need.turnsAt < turns) turns = need.turnsAt
      }
      live.push(standing)
      if (heldOut[0] && heldOut.some(({ rule }) => rule === standing.rule.id)) continue
      if (until > now) soonest = Math.min(soonest, until)
      else if (!ready || standing.nth < ready.nth) ready = standing
    }
    freeAt = soonest
    // Who is held out at this moment may come at the next: nothing of this holds any longer.
    turnsAt = heldOut[0] ? 0 : Math.min(turns, soonest)
  }

  return (rules, facts, before, now) => {
    const memory = remember(before, facts)
    const ended = endOf(rules, facts, memory, now)
    return settle(rules, facts, memory, now, ended, (latest, heldOut) => rank(rules, facts, latest, now, heldOut))
  }
}

/** The facts that every clock depends on. */
const clockFacts = ['startedAtMs', 'visitor.timeZone', 'visitor.found']
const { limit, budget, ...other } = waits
const others = Object.values(other)
/** The facts that limits depend on, and what else is no condition. */
const memoryFacts = ['rule', 'startedAtMs']
const otherFacts = ['chat.state', 'desk.online', 'desk.free', 'visitor.seed']

function ask(need: Need, question: Question): void {
  question.turnsAt = Infinity
  need.heldUntil = need.until(question)
  need.turnsAt = question.turnsAt
}

/**
 * When a watch has counted so many seconds, at the earliest. What most rules ask of time is answered without asking what else could turn it: once true, only an event can
 * take it back.
 */
function dueAt({ signal, value }: Test, { facts, now }: Question): number {
  const watch = facts[signal as 'time.idle']
  if (!watch) return Infinity
  const { countedMs, sinceMs = Infinity, untilMs = Infinity } = watch
  const leftMs = Number(value) * 1000 - countedMs
  if (leftMs <= 0) return -Infinity
  const at = sinceMs + leftMs
  // It may stop before, unless an event comes: whether one has is looked at then.
  return at <= now && at > untilMs ? Infinity : at
}
