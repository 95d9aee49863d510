import type { Facts } from '../facts/facts.ts'
import type { Condition, Test } from '../rule/rule.ts'
import type { createWeigh, Question } from './condition.ts'

/** The first rule that nothing holds back, and the least moment at which time alone may free another. */
export type Ready<R> = { readonly rule?: R | undefined; readonly freeAt: number }

/** Something beside its conditions that holds a rule back, and the facts it depends on; what has one text is asked once for all. */
export type Hold = { readonly keys: readonly string[]; readonly holdsUntil: Until; readonly text?: string }

/** Until when it holds a rule back: Infinity waits for an event. */
type Until = (question: Question) => number

/** One rule and all that can hold it back; `nth` is its place among the others. */
type Standing<R> = { readonly rule: R; readonly nth: number; readonly needs: readonly Need<R>[] }

/** One thing that can hold rules back. Those that ask the same have it in common. */
type Need<R> = {
  /** Its condition, as JSON. */
  readonly text: string
  readonly holdsUntil: Until
  readonly places: readonly Place<R>[]
  /** Events put it off all the time, and so its answer is not kept. */
  readonly isPutOff: boolean
  /** Until when it holds them back, as found out last, and the moment at which that is no longer true. */
  heldUntil: number
  turnsAt: number
  /** Rules that only an event can let past it. Nothing else about them is asked before it has come. */
  parked: Standing<R>[]
}

/** A fact that rules depend on, as it was last; the needs it can move, and those that have rules parked. */
type Place<R> = { readonly key: string; known: unknown; readonly needs: Need<R>[]; expecting: Need<R>[] }

/**
 * Makes the function that finds the first rule nothing holds back, and asks only that again whose facts have changed or whose time has come. What it remembers it
 * compares with what it is given each time, so the same question has the same answer whatever was asked before. Only
 * `freeAt` may be too early: where an event has put something off, that is found out when it would have been due.
 */
export function createReady<R extends { readonly when?: Condition }>(
  rules: readonly R[],
  weigh: ReturnType<typeof createWeigh>,
  holdsOf: (rule: R) => readonly Hold[] = () => [],
) {
  const places: Place<R>[] = []
  const needs: Record<string, Need<R>> = {}
  /** The rules that time alone may let through, or that nothing holds back. */
  let live = rules.map(start)
  const moving = places.filter(({ key }) => /^(time|scroll|form)/.test(key))
  let knownMs = Infinity
  let known: { told?: object; visitor?: object } = {}
  let turnsAt = 0
  let ready: Standing<R> | undefined
  let freeAt = 0

  function start(rule: R, nth: number): Standing<R> {
    const { when = { all: [] } } = rule
    const conditions = ('all' in when ? when.all : [when])
      .map(needOf)
      // What time alone can change comes last: a rule of another page is not asked about every movement on this one.
      .sort((a, b) => +a.text.includes('"time.') - +b.text.includes('"time.'))
    const holds = holdsOf(rule).map(({ keys, holdsUntil, text }) => need(keys, holdsUntil, text))
    return { rule, nth, needs: [...conditions, ...holds] }
  }

  function needOf(condition: Condition): Need<R> {
    const text = JSON.stringify(condition)
    if (
      'signal' in condition &&
      /^>=?$/.test(condition.op) &&
      /^time/.test(condition.signal) &&
      Number.isInteger(condition.value)
    )
      return need([condition.signal], question => dueAt(condition, question), text, /\.[ei]/.test(condition.signal))
    const signals = [...text.matchAll(/"signal":"([^"]+)/g)].map(([, signal = '']) => signal)
    return need([...signals, ...clockFacts], question => weigh(condition, question)[0], text)
  }

  /** What is asked in the same words is asked once. */
  function need(keys: readonly string[], until: Until, text = '', isPutOff = false): Need<R> {
    if (needs[text]) return needs[text]
    const its = [...new Set(keys)].map(key => {
      const found = places.find(each => each.key === key)
      const place: Place<R> = found ?? { key, known: places, needs: [], expecting: [] }
      if (!found) places.push(place)
      return place
    })
    const made: Need<R> = {
      text,
      holdsUntil: until,
      places: its,
      isPutOff,
      heldUntil: 0,
      turnsAt: -Infinity,
      parked: [],
    }
    if (text) needs[text] = made
    if (!isPutOff) for (const place of its) place.needs.push(made)
    return made
  }

  /** Looks at every live rule; parks those that wait for an event. */
  function look(question: Question, isPassed?: (rule: R) => boolean): void {
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
            for (const { expecting } of need.places) if (!expecting.includes(need)) expecting.push(need)
          continue each
        }
        if (need.heldUntil > until) until = need.heldUntil
        if (need.turnsAt > now && need.turnsAt < turns) turns = need.turnsAt
      }
      live.push(standing)
      if (isPassed?.(standing.rule)) continue
      if (until > now) soonest = Math.min(soonest, until)
      else if (!ready || standing.nth < ready.nth) ready = standing
    }
    freeAt = soonest
    // Who is passed over at this moment may come at the next: nothing of this holds any longer.
    turnsAt = isPassed ? 0 : Math.min(turns, soonest)
  }

  return (question: Question, isPassed?: (rule: R) => boolean): Ready<R> => {
    const { facts, memory, now } = question
    const isBack = now < knownMs
    const { told } = facts
    const { visitor } = memory
    const isMove = told === known.told && visitor === known.visitor && !isBack
    known = { told, visitor }
    knownMs = now
    for (const place of isMove ? moving : places) {
      const { key, known: before } = place
      const fact = key === 'rule' ? visitor : facts[key as keyof Facts]
      if (fact === before && !isBack) continue
      place.known = fact
      // By what moves without a need of its own here, things are only put off.
      if (place.needs[0] || ready || !isMove) turnsAt = -Infinity
      for (const need of place.needs) need.turnsAt = -Infinity
      if (place.expecting[0])
        place.expecting = place.expecting.filter(need => {
          ask(need, question)
          if (need.heldUntil === Infinity) return true
          live.push(...need.parked.splice(0))
          turnsAt = -Infinity
          return false
        })
    }
    if (isPassed || now >= turnsAt) look(question, isPassed)
    return { rule: ready?.rule, freeAt }
  }
}

/** The facts that every clock depends on. */
const clockFacts = ['startedAtMs', 'visitor.timeZone', 'visitor.found']

function ask(need: { holdsUntil: Until; heldUntil: number; turnsAt: number }, question: Question): void {
  question.turnsAt = Infinity
  need.heldUntil = need.holdsUntil(question)
  need.turnsAt = question.turnsAt
}

/**
 * When a watch has counted so many seconds, at the earliest. What most rules ask of time is answered without asking what else could turn it: once true, only an event can
 * take it back.
 */
function dueAt({ signal, op, value }: Test, { facts, now }: Question): number {
  const watch = facts[signal as 'time.idle']
  if (!watch) return Infinity
  const { countedMs, sinceMs = Infinity, untilMs = Infinity } = watch
  const leftMs = Number(value) * 1000 - countedMs + (op === '>' ? 1 : 0)
  if (leftMs <= 0) return -Infinity
  const at = sinceMs + leftMs
  // It may stop before, unless an event comes: whether one has is looked at then.
  return at <= now && at > untilMs ? Infinity : at
}
