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
 * Facts after one more event, without a supplement only those of the core, and but for what became of a showing, which a page on which nothing was shown has no use
 * for. Never throws; an event of an unknown type only moves the clock.
 */
export function fold(before: Facts, event: SessionEvent, supplement?: Supplement): Facts {
  const at = Math.max(before.atMs, event.at)
  const facts: Draft = { ...before, atMs: at }
  const isMove = event.type === 'activity' || event.type === 'scroll'
  if (!isMove) facts.told = event
  const isActive = isMove || /^(nav|exit|tra)/.test(event.type)
  if (isActive) facts['time.idle'] = since(at)
  switch (event.type) {
    case 'navigate': {
      const { path, query } = readAddress(event.url)
      Object.assign(facts, {
        pageAtMs: at,
        'page.url': event.url,
        'page.path': path,
        'page.query': query,
        'page.title': event.title,
        'page.count': facts['page.count'] + 1,
        'time.onPage': since(at),
        'time.engagedOnPage': undefined,
        'scroll.depth': 0,
        'exit.intent': false,
      })
      break
    }
    case 'scroll':
      if (facts.pageAtMs !== undefined) facts['scroll.depth'] = Math.max(facts['scroll.depth'] ?? 0, event.depth)
      break
    case 'exit-intent':
      if (facts.pageAtMs !== undefined) facts['exit.intent'] = true
      break
    case 'visibility':
      facts.visible = event.state !== 'hidden'
      break
    case 'track':
      facts.event = [...facts.event.slice(1 - maxTracks), { name: event.name, data: event.data, atMs: at }]
      break
    case 'attributes':
      facts['visitor.attribute'] = { ...facts['visitor.attribute'], ...event.set }
      break
    case 'visitor':
      for (const [name, value] of Object.entries(event))
        if (!/^(at|type)$/.test(name))
          Object.assign(facts, { [`visitor.${name === 'visit' ? 'visits' : name}`]: value })
      break
    case 'availability':
      for (const name of ['online', 'free', 'waiting'] as const) {
        const key = `desk.${name}` as const
        Object.assign(facts, { [key]: { ...facts[key], [event.department ?? '']: event[name] } })
      }
      break
    case 'chat':
      facts['chat.state'] = event.state
      break
    case 'panel':
      facts.panelOpen = event.open
      break
    case 'clock': {
      const startedAtMs = Date.parse(event.now) - event.at
      if (Number.isFinite(startedAtMs)) facts.startedAtMs = startedAtMs
    }
  }
  if (isActive || event.type === 'visibility') attend(facts)
  supplement?.fold(facts, event, before)
  return facts
}

/** The copy that `fold` is about to hand out. */
export type Draft = { -readonly [Name in keyof Facts]: Facts[Name] }

/** Attention begins, goes on or ends: what counts it goes on from here. */
function attend(facts: Draft): void {
  const { atMs, visible, pageAtMs, 'time.idle': idle } = facts
  const go = (watch: Watch | undefined) =>
    goOn(watch, atMs, visible, (idle?.sinceMs ?? -Infinity) + engagedAfterActivityMs)
  facts['time.engagedOnSite'] = go(facts['time.engagedOnSite'])
  if (pageAtMs !== undefined) facts['time.engagedOnPage'] = go(facts['time.engagedOnPage'])
}
