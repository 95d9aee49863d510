import type { Facts } from '../facts/facts.ts'
import { elapsedMs, since } from '../facts/watch.ts'

/**
 * What rules remember: rule and variant ids, counts and times, nothing else. It is JSON and may be stored as it is.
 *
 * `visit` belongs to one tab and one visit: session storage, always. `visitor` is what limits are counted from: session
 * storage too when the site's storage is 'session', local storage when it is 'visitor' and then shared by all tabs.
 */
export type Memory = { readonly visit: VisitMemory; readonly visitor: VisitorMemory }

export type VisitMemory = {
  /** Wall time at which the visit began: what `at` counts from on the next page of the same visit. */
  readonly startedAtMs?: number | undefined
  readonly pages?: number
  readonly engagedMs?: number
  readonly chats?: number
  readonly onScreen?: OnScreen
}

/** The rule on screen; `atMs` counts from the start of the visit. */
export type OnScreen = {
  readonly rule: string
  readonly variant?: string | undefined
  readonly atMs: number
  /** How many outcomes had come before: one of the same instant may belong to an earlier showing of the rule. */
  readonly outcomes: number
  /** Which page of the visit called for it: there its conditions are not asked. */
  readonly calledOn?: number
}

export type VisitorMemory = {
  readonly rules: Readonly<Record<string, RuleMemory>>
  /** Set for good once the visitor asked not to be asked again. */
  readonly optedOut?: true
}

/** Wall times in ms (counted from the start of the visit when no clock event came). */
export type RuleMemory = {
  readonly shownAtMs: readonly number[]
  readonly dismissedAtMs?: number
  readonly answeredAtMs?: number
}

export function startMemory(): Memory {
  return { visit: {}, visitor: { rules: {} } }
}

/** The memory to store when the page is left, so that the next page of the visit goes on counting. */
export function leavePage(memory: Memory, facts: Facts, now: number): Memory {
  return {
    ...memory,
    visit: {
      ...memory.visit,
      startedAtMs: facts.startedAtMs,
      pages: facts['page.count'] ?? 0,
      engagedMs: elapsedMs(facts['time.engagedOnSite'] ?? since(0), now),
      ...(facts.chats && { chats: facts.chats }),
    },
  }
}

/** Memory with the outcomes of the session written down; the same object when there is nothing new. */
export function remember(memory: Memory, facts: Facts): Memory {
  return facts.outcomes.reduce((known, { rule, outcome, atMs, nth }) => {
    const { visit, visitor } = known
    const on = visit.onScreen
    const ends = on?.rule === rule && (atMs > on.atMs || (atMs === on.atMs && nth > on.outcomes))
    const key = outcome === 'dismissed' || outcome === 'answered' ? (`${outcome}AtMs` as const) : undefined
    const wallMs = (facts.startedAtMs ?? 0) + atMs
    const entry = ruleMemory(known, rule)
    const learns = key && (entry[key] ?? -1) < wallMs
    const optsOut = outcome === 'opted-out' && !visitor.optedOut
    if (!ends && !learns && !optsOut) return known
    return {
      visit: ends ? offScreen(visit) : visit,
      visitor: {
        ...visitor,
        ...(learns && { rules: { ...visitor.rules, [rule]: { ...entry, [key]: wallMs } } }),
        ...(optsOut && { optedOut: true as const }),
      },
    }
  }, memory)
}

export function ruleMemory(memory: Memory, rule: string): RuleMemory {
  return Object.hasOwn(memory.visitor.rules, rule) ? (memory.visitor.rules[rule] as RuleMemory) : neverShown
}

const neverShown: RuleMemory = { shownAtMs: [] }

export function offScreen({ onScreen: _gone, ...visit }: VisitMemory): VisitMemory {
  return visit
}
