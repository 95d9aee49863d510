import type { VisitMemory } from '../decide/memory.ts'
import type { ChatState, DeskFacts, Outcome, Value, VisitorFacts } from '../session/event.ts'

/** Everything the rules can ask about, folded from the events so far. Times are ms since the visit began. */
export type Facts = {
  /** The moment of the last event; engaged times are settled up to here. */
  readonly atMs: number
  /** Wall time of `at` 0, unknown before the first clock event. */
  readonly startedAtMs?: number
  readonly visible: boolean
  readonly activeAtMs?: number
  readonly engagedOnSiteMs: number
  readonly pages: number
  readonly page?: PageFacts
  /** Deepest so far on this page, in % of the scrollable height; absent before the first page. */
  readonly depth?: number
  /** Whether the visitor was about to leave this page; absent before the first page. */
  readonly exitIntent?: boolean
  readonly tracks: readonly { readonly name: string; readonly atMs: number }[]
  readonly attributes: Readonly<Record<string, Value>>
  readonly visitor: VisitorFacts
  /** By department; the desk as a whole is ''. */
  readonly desks: Readonly<Record<string, DeskFacts>>
  readonly chat?: ChatState
  readonly panelOpen: boolean
  /** The latest of each kind for each rule; `nth` counts all outcomes of the visit. */
  readonly outcomes: readonly OutcomeFact[]
  readonly outcomeCount: number
}

export type OutcomeFact = {
  readonly rule: string
  readonly outcome: Outcome
  readonly atMs: number
  readonly nth: number
}

/** The page of the latest navigate: one object for as long as the visitor stays on it. */
export type PageFacts = {
  readonly url: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly title?: string | undefined
  readonly atMs: number
  /** `engagedOnSiteMs` when the visitor came here. */
  readonly engagedBeforeMs: number
}

/** Facts before the first event; `visit` carries page count and engaged time over from the page before. */
export function startFacts(visit: VisitMemory = {}): Facts {
  return {
    atMs: 0,
    visible: true,
    engagedOnSiteMs: visit.engagedMs ?? 0,
    pages: visit.pages ?? 0,
    tracks: [],
    attributes: {},
    visitor: {},
    desks: {},
    panelOpen: false,
    outcomes: [],
    outcomeCount: 0,
  }
}
