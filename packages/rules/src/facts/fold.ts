import { own } from '../decide/signal.ts'
import type { Supplement } from '../decide/supplement.ts'
import type { SessionEvent } from '../session/event.ts'
import { readAddress } from './address.ts'
import type { Facts } from './facts.ts'
import { goOn, since, type Watch } from './watch.ts'

/** More than this many tracked events, or pages, are forgotten, oldest first, so that a chatty page costs bounded memory. */
export const maxTracks = 200

/** A visitor who moved nothing for this long is away, however visible the page is; and has given up a form. */
export const engagedAfterActivityMs = 30_000

/**
 * Facts after one more event, without a supplement only those of the core. What became of a showing is none: it is remembered. Never throws; an event of an unknown
 * type only moves the clock.
 */
export function fold(before: Facts, event: SessionEvent, supplement?: Supplement): Facts {
  const at = Math.max(before.atMs, event.at)
  const facts: Draft = { ...before, atMs: at }
  const isMove = event.type === 'activity' || event.type === 'scroll'
  if (!isMove) facts.told = event
  const isActive = isMove || /^(nav|exit|tra)/.test(event.type)
  if (isActive) facts['time.idle'] = since(at)
  own<Fold>(folds, event.type)?.(facts, event)
  if (isActive || event.type === 'visibility') attend(facts)
  supplement?.fold(facts, event, before)
  return facts
}

/** The copy that `fold` is about to hand out. */
export type Draft = { -readonly [Name in keyof Facts]: Facts[Name] }

type Fold = (facts: Draft, event: SessionEvent) => void

/** What each event changes. One by one, because a page compiles only those that happen on it, and keeps the code of those in memory. */
const folds: {
  readonly [Type in SessionEvent['type']]?: (facts: Draft, event: SessionEvent & { type: Type }) => void
} = {
  navigate(facts, { url, title }) {
    const { path, query } = readAddress(url)
    Object.assign(facts, {
      pageAtMs: facts.atMs,
      'page.url': url,
      'page.path': path,
      'page.query': query,
      'page.title': title,
      'page.count': facts['page.count'] + 1,
      'time.onPage': since(facts.atMs),
      'time.engagedOnPage': undefined,
      'scroll.depth': 0,
      'exit.intent': false,
    })
  },
  scroll(facts, { depth }) {
    // Missing before the first page.
    if (depth > (facts['scroll.depth'] ?? Infinity)) facts['scroll.depth'] = depth
  },
  'exit-intent'(facts) {
    if (facts.pageAtMs !== undefined) facts['exit.intent'] = true
  },
  visibility(facts, { state }) {
    facts.visible = state !== 'hidden'
  },
  track(facts, event) {
    facts.event = [...facts.event.slice(1 - maxTracks), { ...event, atMs: facts.atMs }]
  },
  attributes(facts, { set }) {
    facts['visitor.attribute'] = { ...facts['visitor.attribute'], ...set }
  },
  visitor(facts, event) {
    const draft: Record<string, unknown> = facts
    for (const [name, value] of Object.entries(event))
      if (!/^(at|type)$/.test(name)) draft[`visitor.${name === 'visit' ? 'visits' : name}`] = value
  },
  availability(facts, event) {
    if (event.department) return
    facts['desk.online'] = event.online
    facts['desk.free'] = event.free
    facts['desk.waiting'] = event.waiting
  },
  chat(facts, { state }) {
    facts['chat.state'] = state
  },
  panel(facts, { open }) {
    facts.panelOpen = open
  },
  clock(facts, { now, at }) {
    const startedAtMs = Date.parse(now) - at
    if (startedAtMs > -Infinity) facts.startedAtMs = startedAtMs
  },
}

/** Attention begins, goes on or ends: what counts it goes on from here. */
function attend(facts: Draft): void {
  const { atMs, visible, pageAtMs, 'time.idle': idle } = facts
  const go = (watch: Watch | undefined) =>
    goOn(watch, atMs, visible, (idle?.sinceMs ?? -Infinity) + engagedAfterActivityMs)
  facts['time.engagedOnSite'] = go(facts['time.engagedOnSite'])
  if (pageAtMs !== undefined) facts['time.engagedOnPage'] = go(facts['time.engagedOnPage'])
}
