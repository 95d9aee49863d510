import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import { type Question, weigh } from './condition.ts'
import type { Decide, Showing } from './decision.ts'
import { lastShown, type Memory, remember } from './memory.ts'
import { endOf, type Ranking, settle } from './settle.ts'
import { gapEnd, waits } from './waits.ts'

/** How one rule stands: until when it is held back, and what has to happen before that is asked again. */
type Standing = {
  readonly rule: CompiledRule
  readonly needs: readonly Need[]
  until: number
  /** A change of one of these facts could move it, one bit each. */
  watched: number
  /** Facts that have changed since it was asked. */
  news: number
  /** The moment at which time could move it. */
  turnsAt: number
}

/** One thing that can hold a rule back, and the facts it depends on. */
type Need = {
  readonly bits: number
  readonly until: (question: Question) => number
  /** What was found out last, and the moment at which that is no longer true. */
  heldUntil: number
  turnsAt: number
}

/**
 * Makes the function that says what to do at `now` (ms since the visit began, not before the last event): the same as
 * `decide`, but only those rules are asked again whose facts have changed or whose time has come. What it remembers it
 * compares with what it is given each time, so the same question has the same answer whatever was asked before.
 */
export function createRedecide(compiled: readonly CompiledRule[]): Decide {
  // The facts any rule depends on, by the name they lie under, and as they were last.
  const keys: string[] = []
  const known: unknown[] = []
  const standings = compiled.filter(({ enabled }) => enabled).map(start)
  let knownMs = Infinity
  // Facts that have changed since the rules were told.
  let changed = -1
  let watched = 0
  let turnsAt = 0
  let ready: CompiledRule | undefined
  let freeAt = 0
  let lastShownAtMs = -Infinity

  function start(rule: CompiledRule): Standing {
    const { when } = rule
    const need = (names: readonly string[], until: Need['until']): Need => ({
      bits: bitsOf(names),
      until,
      heldUntil: 0,
      turnsAt: -Infinity,
    })
    const needs = [
      ...waits.map(([names, until]) => need(names.split(' '), question => until(rule, question))),
      // What time alone can change comes last: a rule of another page is not asked about every movement on this one.
      ...('all' in when ? when.all : [when])
        .map(each => [each, JSON.stringify(each)] as const)
        .sort(([, a], [, b]) => +a.includes('"time.') - +b.includes('"time.'))
        .map(([each, text]) => need(factsIn(text), question => weigh(each, question)[0])),
    ]
    return { rule, needs, until: 0, watched: -1, news: -1, turnsAt: 0 }
  }

  /** More facts than bits share them: then a few rules are asked in vain. */
  function bitsOf(names: readonly string[]): number {
    let bits = 0
    for (const name of names) bits |= 1 << ((keys.indexOf(name) + 1 || keys.push(name)) % 31)
    return bits
  }

  function rank(rules: CompiledRules, facts: Facts, memory: Memory, now: number, heldOut: readonly Showing[]): Ranking {
    if (facts.panelOpen || memory.visitor.optedOut) return { recheckAt: Infinity }
    if (now < knownMs) changed = -1
    knownMs = now
    keys.forEach((key, index) => {
      const fact = key === 'rule' ? memory.visitor : facts[key as keyof Facts]
      if (fact === known[index]) return
      known[index] = fact
      if (key === 'rule') lastShownAtMs = lastShown(memory)
      changed |= 1 << ((index + 1) % 31)
    })
    if (heldOut[0] || changed & watched || now >= turnsAt) {
      const { settings, supplement } = rules
      const question = { facts, memory, now, settings, supplement, turnsAt: Infinity }
      ready = undefined
      freeAt = turnsAt = Infinity
      watched = 0
      for (const standing of standings) {
        standing.news |= changed
        if (standing.news & standing.watched || now >= standing.turnsAt) ask(standing, question)
        watched |= standing.watched
        turnsAt = Math.min(turnsAt, standing.turnsAt)
        if (heldOut[0] && heldOut.some(({ rule }) => rule === standing.rule.id)) continue
        if (standing.until <= now) ready ??= standing.rule
        else freeAt = Math.min(freeAt, standing.until)
      }
      changed = 0
      // Who is held out at this moment may come at the next: nothing of this holds any longer.
      turnsAt = heldOut[0] ? 0 : Math.min(turnsAt, freeAt)
    }
    const gapAt = gapEnd(rules, lastShownAtMs, facts)
    if (gapAt <= now) return { winner: ready, recheckAt: freeAt }
    return { recheckAt: ready ? gapAt : Math.max(gapAt, freeAt) }
  }

  return (rules, facts, before, now) => {
    const memory = remember(before, facts)
    const ended = endOf(rules, facts, memory, now)
    return settle(rules, facts, memory, now, ended, (latest, heldOut) => rank(rules, facts, latest, now, heldOut))
  }
}

/** The names of the facts a condition depends on, beside those few that every clock does. */
function factsIn(text: string): string[] {
  const signals = [...text.matchAll(/"signal":"([^"]+)/g)].map(([, signal = '']) => signal)
  return [...signals, 'startedAtMs', 'visitor.timeZone', 'visitor.found']
}

/** Asks a rule again. Where only an event can help, the first such need is all that has to be watched. */
function ask(standing: Standing, question: Question): void {
  for (const need of standing.needs) if (need.bits & standing.news) need.turnsAt = -Infinity
  standing.until = -Infinity
  standing.turnsAt = Infinity
  standing.watched = standing.news = 0
  for (const need of standing.needs) {
    if (question.now >= need.turnsAt) {
      question.turnsAt = Infinity
      need.heldUntil = need.until(question)
      need.turnsAt = question.turnsAt
    }
    standing.until = Math.max(standing.until, need.heldUntil)
    if (need.heldUntil === Infinity) {
      standing.turnsAt = Infinity
      standing.watched = need.bits
      return
    }
    standing.turnsAt = Math.min(standing.turnsAt, need.turnsAt)
    standing.watched |= need.bits
  }
}
