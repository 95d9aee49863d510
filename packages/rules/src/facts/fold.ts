import type { SessionEvent } from '../session/event.ts'
import { engagedSince } from './engaged.ts'
import type { Facts, PageFacts } from './facts.ts'

/** More than this many tracked events are forgotten, oldest first, so that a chatty page costs bounded memory. */
export const maxTracks = 200

/** Facts after one more event. Never throws; an event of an unknown type only moves the clock. */
export function fold(before: Facts, event: SessionEvent): Facts {
  const facts: Draft = { ...before, engagedOnSiteMs: before.engagedOnSiteMs + engagedSince(before, event.at) }
  const at = Math.max(before.atMs, event.at)
  facts.atMs = at
  switch (event.type) {
    case 'navigate':
      facts.activeAtMs = at
      facts.pages++
      facts.page = arrive(event.url, event.title, facts)
      facts.depth = 0
      facts.exitIntent = false
      break
    case 'visibility':
      facts.visible = event.state !== 'hidden'
      break
    case 'activity':
      facts.activeAtMs = at
      break
    case 'scroll':
      facts.activeAtMs = at
      if (facts.page) facts.depth = Math.max(facts.depth ?? 0, event.depth)
      break
    case 'exit-intent':
      facts.activeAtMs = at
      if (facts.page) facts.exitIntent = true
      break
    case 'track':
      facts.activeAtMs = at
      facts.tracks = [...facts.tracks.slice(1 - maxTracks), { name: event.name, atMs: at }]
      break
    case 'attributes':
      facts.attributes = { ...facts.attributes, ...event.set }
      break
    case 'visitor': {
      const { at: _at, type: _type, ...visitor } = event
      facts.visitor = visitor
      break
    }
    case 'availability': {
      const { at: _at, type: _type, department = '', ...desk } = event
      facts.desks = { ...facts.desks, [department]: desk }
      break
    }
    case 'chat':
      facts.chat = event.state
      break
    case 'panel':
      facts.panelOpen = event.open
      break
    case 'outcome':
      addOutcome(facts, event)
      break
    case 'clock': {
      const startedAtMs = Date.parse(event.now) - event.at
      if (Number.isFinite(startedAtMs)) facts.startedAtMs = startedAtMs
    }
  }
  return facts
}

/** The copy that `fold` is about to hand out. */
type Draft = { -readonly [Name in keyof Facts]: Facts[Name] }

/** One outcome of a kind per rule is enough, so that the list stays as short as the rules. */
function addOutcome(facts: Draft, { rule, outcome }: SessionEvent & { type: 'outcome' }): void {
  const nth = ++facts.outcomeCount
  const others = facts.outcomes.filter(known => known.rule !== rule || known.outcome !== outcome)
  facts.outcomes = [...others, { rule, outcome, atMs: facts.atMs, nth }]
}

function arrive(address: string, title: string | undefined, { atMs, engagedOnSiteMs }: Facts): PageFacts {
  return { ...readAddress(address), title, atMs, engagedBeforeMs: engagedOnSiteMs }
}

function readAddress(url: string): { url: string; path: string; query: Record<string, string> } {
  try {
    const { pathname, searchParams } = new URL(url)
    // The first of several values of one parameter counts, as forms and servers mostly read it.
    return { url, path: readable(pathname), query: Object.fromEntries([...searchParams].reverse()) }
  } catch {
    return { url, path: '', query: {} }
  }
}

/** Owners write `/küche`, browsers report `/k%C3%BCche`. */
function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
