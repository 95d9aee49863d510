import type { Facts } from '../facts/facts.ts'
import { elapsedMs } from '../facts/watch.ts'
import { own } from './signal.ts'

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
      pages: facts['page.count'],
      engagedMs: elapsedMs(facts['time.engagedOnSite'], now),
      ...(facts.chats && { chats: facts.chats }),
    },
  }
}

/** Memory with the outcomes of the session written down; the same object when there is nothing new. */
export function remember(memory: Memory, facts: Facts): Memory {
  let { visit, visitor } = memory
  for (const { rule, outcome, atMs, nth } of facts.outcomes) {
    const on = visit.onScreen
    // One of the same instant may belong to an earlier showing of the rule.
    if (on?.rule === rule && (atMs - on.atMs || nth - on.outcomes) > 0) visit = offScreen(visit)
    const wallMs = (facts.startedAtMs ?? 0) + atMs
    const known = ruleMemory({ visit, visitor }, rule)
    const key = outcome === 'dismissed' || outcome === 'answered' ? (`${outcome}AtMs` as const) : undefined
    if (key && (known[key] ?? -1) < wallMs)
      visitor = { ...visitor, rules: { ...visitor.rules, [rule]: { ...known, [key]: wallMs } } }
    if (outcome === 'opted-out' && !visitor.optedOut) visitor = { ...visitor, optedOut: true }
  }
  return visit === memory.visit && visitor === memory.visitor ? memory : { visit, visitor }
}

export function ruleMemory(memory: Memory, rule: string): RuleMemory {
  return own(memory.visitor.rules, rule) ?? neverShown
}

const neverShown: RuleMemory = { shownAtMs: [] }

export function offScreen({ onScreen: _gone, ...visit }: VisitMemory): VisitMemory {
  return visit
}
