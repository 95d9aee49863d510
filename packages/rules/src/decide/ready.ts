import type { Facts } from '../facts/facts.ts'
import type { Watch } from '../facts/watch.ts'
import type { Condition, Test } from '../rule/rule.ts'
import type { Question, Weigh } from './condition.ts'

/** The first rule that nothing holds back, and the least moment at which time alone frees another. */
export type Ready<R> = { readonly winner?: R | undefined; readonly recheckAt: number }

/** Something beside its conditions that holds a rule back, and the facts it depends on; what has one text is asked once for all. */
export type Hold = { readonly keys: readonly string[]; readonly holdsUntil: Until; readonly text: string }

/** Until when it holds a rule back: Infinity waits for an event. */
type Until = (question: Question) => number

/** One rule and all that can hold it back; `nth` is its place among the others. */
type Standing<R> = {
  readonly rule: R
  readonly nth: number
  readonly needs: readonly Need<R>[]
  readonly delays: readonly Delay<R>[]
  /** Until when its needs hold it back, as found out last. */
  heldUntil: number
}

/** One thing that can hold rules back. Those that ask the same have it in common. */
type Need<R> = {
  readonly holdsUntil: Until
  /** Until when it holds them back, as found out last, and the moment at which that is no longer true. */
  heldUntil: number
  turnsAt: number
  /** Rules that only an event can let past it. Nothing else about them is asked before it has come. */
  parked: Standing<R>[]
}

/** What most rules ask of time: that a watch has counted so many ms. Each movement puts it off, so it is found out anew each time. */
type Delay<R> = { readonly watch: Place<R>; readonly afterMs: number }

/** A fact that rules depend on, as it was last, and the needs it can move. */
type Place<R> = { readonly key: string; known: unknown; readonly needs: Need<R>[] }

/**
 * Makes the function that finds the first rule nothing holds back, and asks only that again whose facts have changed or whose time has come. What it remembers it
 * compares with what it is given each time, so the same question has the same answer whatever was asked before.
 */
export function createReady<R extends { readonly when: Condition }>(
  rules: readonly R[],
  weigh: Weigh,
  holdsOf: (rule: R) => readonly Hold[] = () => [],
) {
  // Most loops below are calls: a long function with many of them is taken for a busy one, and compiled to kilobytes of code while the page still loads.
  const places: Place<R>[] = []
  const known: Record<string, Need<R>> = {}
  /** The rules that time alone may let through, or that nothing holds back. */
  let live = rules.map(start)
  /** All that may change without another `told`: attention, scroll depth, forms, and what is remembered of rules; the clock too, so that it may be set. */
  const moving = places.filter(({ key }) => /^([fsr]|time.[ei])/.test(key))
  let knownMs = Infinity
  let turnsAt = -Infinity
  let told: unknown

  function start(rule: R, nth: number): Standing<R> {
    const { when } = rule
    const needs: Need<R>[] = []
    const delays: Delay<R>[] = []
    const conditions = 'all' in when ? when.all : [when]
    conditions.forEach(condition => {
      // Of all, any and not these are missing.
      const { signal, op, value } = condition as Test
      if (/^time.*>=?$/.test(signal + op) && Number.isInteger(value))
        delays.push({ watch: placeOf(signal), afterMs: Number(value) * 1000 + +(op === '>') })
      else {
        const text = JSON.stringify(condition)
        const keys = [...(text.match(/(?<="signal":")[^"]+/g) ?? []), ...alwaysAsked]
        needs.push(need({ keys, holdsUntil: question => weigh(condition, question), text }))
      }
    })
    needs.push(...holdsOf(rule).map(need))
    return { rule, nth, needs, delays, heldUntil: 0 }
  }

  function placeOf(key: string): Place<R> {
    const found = places.find(each => each.key === key)
    const place = found ?? { key, known: places, needs: [] }
    if (!found) places.push(place)
    return place
  }

  /** What is asked in the same words is asked once. */
  function need({ keys, holdsUntil, text }: Hold): Need<R> {
    const made = known[text] ?? { holdsUntil, heldUntil: 0, turnsAt: -Infinity, parked: [] }
    if (!known[text])
      new Set(keys).forEach(key => {
        placeOf(key).needs.push(made)
      })
    known[text] = made
    return made
  }

  return (question: Question): Ready<R> => {
    const { facts, memory, now } = question
    const isBack = now < knownMs
    const isMove = told === facts.told && !isBack
    let isWhole = now >= turnsAt
    knownMs = now
    told = facts.told
    for (const place of isMove ? moving : places) {
      const fact = place.key === 'rule' ? memory.visitor : facts[place.key as keyof Facts]
      if (fact === place.known && !isBack) continue
      place.known = fact
      place.needs.forEach(need => {
        isWhole = true
        need.turnsAt = -Infinity
        if (need.parked[0] && ask(need, question) < Infinity) live.push(...need.parked.splice(0))
      })
    }
    if (isWhole) {
      turnsAt = Infinity
      live = live.filter(standing => {
        standing.heldUntil = -Infinity
        return standing.needs.every(need => {
          const until = ask(need, question)
          if (until === Infinity) return !need.parked.push(standing)
          standing.heldUntil = Math.max(standing.heldUntil, until)
          turnsAt = Math.min(turnsAt, need.turnsAt)
          return true
        })
      })
    }
    let first: { readonly nth: number; readonly rule?: R } = { nth: Infinity }
    let recheckAt = Infinity
    for (const standing of live) {
      let until = standing.heldUntil
      for (const { watch, afterMs } of standing.delays) {
        const at = dueAt(watch.known as Watch | undefined, afterMs)
        if (at > until) until = at
      }
      if (until > now) recheckAt = Math.min(recheckAt, until)
      else if (standing.nth < first.nth) first = standing
    }
    return { winner: first.rule, recheckAt }
  }
}

function ask(need: Pick<Need<unknown>, 'holdsUntil' | 'heldUntil' | 'turnsAt'>, question: Question): number {
  if (question.now >= need.turnsAt) {
    question.turnsAt = Infinity
    need.heldUntil = need.holdsUntil(question)
    need.turnsAt = question.turnsAt
  }
  return need.heldUntil
}

/** The facts that a condition may depend on whatever it asks. */
const alwaysAsked = ['startedAtMs', 'departments']

/** When a watch will have counted so many ms, if no event comes before. */
function dueAt(watch: Partial<Watch> = {}, afterMs: number): number {
  const { countedMs = -Infinity, sinceMs = Infinity, untilMs = Infinity } = watch
  if (countedMs >= afterMs) return -Infinity
  const at = sinceMs + afterMs - countedMs
  return at > untilMs ? Infinity : at
}
