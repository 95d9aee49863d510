import type { Facts } from '../facts/facts.ts'
import { elapsedMs } from '../facts/watch.ts'
import type { Outcome } from '../session/event.ts'
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
  readonly chats?: number | undefined
  readonly onScreen?: OnScreen
}

/** The rule on screen; `atMs` counts from the start of the visit. */
export type OnScreen = {
  readonly rule: string
  readonly variant?: string | undefined
  readonly atMs: number
  /** Which page of the visit called for it: there its conditions are not asked. */
  readonly calledOn?: number | undefined
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
      chats: facts.chats || undefined,
    },
  }
}

/** Memory after what became of a showing at a wall time: it is no longer on screen, and what limits count from is written down. */
export function remember(memory: Memory, rule: string, outcome: Outcome, wallMs: number): Memory {
  const { visit, visitor } = memory
  const known = { ...ruleMemory(memory, rule), [`${outcome}AtMs`]: wallMs }
  return {
    visit: visit.onScreen?.rule === rule ? offScreen(visit) : visit,
    visitor: {
      ...visitor,
      // Of those that were dismissed or answered it counts when.
      ...(/^[da]/.test(outcome) && { rules: { ...visitor.rules, [rule]: known } }),
      ...(outcome === 'opted-out' && { optedOut: true }),
    },
  }
}

export function ruleMemory(memory: Memory, rule: string): RuleMemory {
  return own(memory.visitor.rules, rule) ?? neverShown
}

const neverShown: RuleMemory = { shownAtMs: [] }

export function offScreen({ onScreen: _gone, ...visit }: VisitMemory): VisitMemory {
  return visit
}
