import type { SessionEvent } from '../session/event.ts'
import { engagedSince } from './engaged.ts'
import type { Facts, PageFacts } from './facts.ts'

/** More than this many tracked events are forgotten, oldest first, so that a chatty page costs bounded memory. */
export const maxTracks = 200

/** Facts after one more event. Never throws; an event of an unknown type only moves the clock. */
export function fold(before: Facts, event: SessionEvent): Facts {
  const facts = settle(before, event.at)
  const at = facts.atMs
  switch (event.type) {
    case 'navigate':
      return { ...facts, activeAtMs: at, pages: facts.pages + 1, page: arrive(event.url, event.title, at) }
    case 'visibility':
      return { ...facts, visible: event.state !== 'hidden' }
    case 'activity':
      return { ...facts, activeAtMs: at }
    case 'scroll':
      return onPage(facts, page => ({ depth: Math.max(page.depth, event.depth) }))
    case 'exit-intent':
      return onPage(facts, () => ({ exitIntent: true }))
    case 'track':
      return { ...facts, activeAtMs: at, tracks: [...facts.tracks, { name: event.name, atMs: at }].slice(-maxTracks) }
    case 'attributes':
      return { ...facts, attributes: { ...facts.attributes, ...event.set } }
    case 'visitor': {
      const { at: _at, type: _type, ...visitor } = event
      return { ...facts, visitor }
    }
    case 'availability': {
      const { at: _at, type: _type, department = '', ...desk } = event
      return { ...facts, desks: { ...facts.desks, [department]: desk } }
    }
    case 'chat':
      return { ...facts, chat: event.state }
    case 'panel':
      return { ...facts, panelOpen: event.open }
    case 'outcome':
      return withOutcome(facts, event)
    case 'clock': {
      const startedAtMs = Date.parse(event.now) - event.at
      return Number.isFinite(startedAtMs) ? { ...facts, startedAtMs } : facts
    }
    default:
      return facts
  }
}

function settle(facts: Facts, at: number): Facts {
  const gain = engagedSince(facts, at)
  return {
    ...facts,
    atMs: Math.max(facts.atMs, at),
    engagedOnSiteMs: facts.engagedOnSiteMs + gain,
    ...(facts.page && { page: { ...facts.page, engagedMs: facts.page.engagedMs + gain } }),
  }
}

function onPage(facts: Facts, change: (page: PageFacts) => Partial<PageFacts>): Facts {
  return { ...facts, activeAtMs: facts.atMs, ...(facts.page && { page: { ...facts.page, ...change(facts.page) } }) }
}

/** One outcome of a kind per rule is enough, so that the list stays as short as the rules. */
function withOutcome(facts: Facts, { rule, outcome }: SessionEvent & { type: 'outcome' }): Facts {
  const nth = facts.outcomeCount + 1
  const others = facts.outcomes.filter(known => known.rule !== rule || known.outcome !== outcome)
  return { ...facts, outcomes: [...others, { rule, outcome, atMs: facts.atMs, nth }], outcomeCount: nth }
}

function arrive(address: string, title: string | undefined, atMs: number): PageFacts {
  return { ...readAddress(address), title, atMs, engagedMs: 0, depth: 0, exitIntent: false }
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
