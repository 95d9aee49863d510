import {
  createReady,
  foldCore,
  leavePage,
  type Memory,
  type Rule,
  type SessionEvent,
  startRun,
  weighRoughly,
} from '@beckon/rules'
import type { Widget, WidgetEvents } from '../loader/widget.ts'
import type { PageEvent } from './event.ts'
import { memoryOf } from './memory.ts'
import { watchPage } from './page.ts'
import type { Before, Call, Running, SupplementPart, Visit } from './running.ts'
import type { Told } from './tabs.ts'
import { whoIsHere } from './visitor.ts'

/** A page on which somebody does something asks so often how the desk is and which rules are in force; one on which nobody does asks nothing. */
const askEveryMs = 60_000
/** Enough for a page that somebody tries rules on. */
const mostEvents = 200
/** The longest a browser timer can wait; a later moment is looked at again then. */
const longestTimerMs = 2 ** 31 - 1

/** Runs the rules in force, from `before` where a run goes on, until they are stopped; `again` begins anew when there are other ones. */
export function runOn(widget: Widget, again: () => void, part?: SupplementPart, before?: Before, isSamePage = false) {
  const supplement = part?.seldom
  const file = widget.settings.rules ?? { rules: [] }
  const over = new AbortController()
  const { signal } = over
  const key = `beckon:${widget.site}:rules`
  const { settings = {} } = file
  const { storage: storing = 'session' } = settings
  const kept = memoryOf(key, storing)
  const beginning = before?.run ?? startRun(kept.read())
  const beganMs = before?.beganMs ?? beginning.memory.visit.startedAtMs ?? Date.now()
  const offsetMs = Date.now() - beganMs - performance.now()
  const atMs = () => Math.max(page.run.facts.atMs, Math.round(offsetMs + performance.now()))
  const now = (event: PageEvent) => {
    const dated = { ...event, at: atMs() } as SessionEvent
    if (page.events.length < page.mostEvents) page.events.push(dated)
    return dated
  }
  let askedAtMs = before && !isSamePage ? Number.NEGATIVE_INFINITY : performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined

  const page: Running = {
    widget,
    key,
    storing,
    kept,
    file,
    supplement,
    signal,
    channel: window.BroadcastChannel && new BroadcastChannel(key),
    run: beginning,
    beganMs,
    desk: widget.settings.desk,
    isAdmitting: false,
    events: [],
    mostEvents,
    atMs,
    loaded,
    feed,
    decide: watch,
    learn: event => fold(now(event)),
    again,
  }
  const basis = { settings, supplement }
  const isOff = settings.enabled === false || beginning.memory.visitor.optedOut
  const ready = createReady(
    file.rules.filter(mayCome(isOff, beginning.memory)).map(({ when = { all: [] } }) => ({ when })),
    weighRoughly,
  )

  /** Until a rule is near its showing nothing is known here of limits, variants and screens: that loads when its conditions hold, or another page has left it on screen. */
  function watch() {
    const { winner, recheckAt } = ready({ ...page.run, now: atMs(), basis, turnsAt: Infinity })
    clearTimeout(timer)
    if (winner || page.run.memory.visit.onScreen) loaded(({ engage }) => engage(page))
    else timer = setTimeout(() => page.decide(), Math.min(longestTimerMs, recheckAt - atMs()))
  }

  function fold(event: SessionEvent) {
    page.run = { ...page.run, facts: foldCore(page.run.facts, event, supplement) }
  }

  function feed(event: PageEvent | Call) {
    if (event.type === 'record' || event.type === 'runRule') return loaded(({ obey }) => obey(page, event))
    const { facts } = page.run
    const dated = now(event)
    if (page.step) page.step(dated)
    else {
      fold(dated)
      watch()
    }
    if ((page.run.memory.visit as Visit).followed && /^(track|chat)/.test(event.type))
      loaded(({ tellWhatCame }) => tellWhatCame(page, dated, facts))
    if (performance.now() - askedAtMs < askEveryMs) return
    askedAtMs = performance.now()
    loaded(({ askDesk }) => askDesk(page))
  }

  /** Does what only a page needs on which something is shown, once that is loaded. */
  function loaded(act: (showing: typeof import('./showing.ts')) => unknown) {
    return import('./showing.ts').then(act).catch(() => {
      // What did not arrive may arrive the next time.
      page.isAdmitting = false
    })
  }

  // Known before the first decision, which comes with the page: an invitation must not be faster than the word that there is a chat.
  const known: PageEvent[] = [
    // So that the visit began at the same millisecond on all its pages: variants are drawn by it.
    { type: 'clock', now: new Date(beganMs + atMs()).toISOString() },
    whoIsHere(`${beganMs}`),
    { type: 'availability', ...widget.settings.desk },
    // Until the panel knows better: nobody is invited who may be talking already.
    { type: 'chat', state: widget.hasChat ? 'open' : 'none', assumed: true },
    { type: 'panel', open: widget.isOpen() },
  ]
  if (!isSamePage) known.forEach(page.learn)
  // Only where it is asked for: a page that has not touched `navigator` yet takes 15 kB of memory to do so. Rules that follow on the same page may ask for the first time.
  const asked = JSON.stringify(file)
  if (/r\.language|"texts/.test(asked)) page.learn({ type: 'visitor', language: navigator.language })
  part?.watchMore(page, feed)
  watchPage(asked, feed, signal, isSamePage)

  const on = <E extends keyof WidgetEvents>(event: E, heard: (data: WidgetEvents[E]) => void) =>
    signal.addEventListener('abort', widget.on(event, heard))
  on('open', byVisitor => {
    page.opened?.(byVisitor)
    // In this order, or the next rule would be shown between the two.
    feed({ type: 'panel', open: true })
    if (byVisitor) page.end?.('opened')
  })
  on('close', () => {
    // Still on screen: a rule had opened the panel, and the visitor has closed it.
    page.end?.('dismissed')
    feed({ type: 'panel', open: false })
  })
  on('chat', state => {
    if (state !== 'none' && state !== 'closed') page.end?.('answered')
    feed({ type: 'chat', state })
  })

  const { channel } = page
  if (channel) {
    channel.onmessage = ({ data }) => {
      const { visit, visitor } = page.run.memory
      // A tab that has shown nothing has nothing to say.
      if (!data && !Object.keys(visitor.rules)[0]) return
      // At once: where a device is busy, the part that tells the rest comes later than a rule of the tab that asks is due.
      if (!data) channel.postMessage({ visitor, since: visit.startedAtMs ?? Infinity } satisfies Told)
      loaded(({ heard }) => heard(page, data))
    }
    channel.postMessage(undefined)
  }
  kept.last(storage => {
    if (Object.keys(storage).some(name => name.startsWith(`${key}:`))) loaded(({ tellAgain }) => tellAgain(page))
  })
  addEventListener(
    'pagehide',
    () => {
      kept.write(leavePage(page.run.memory, page.run.facts, atMs()), false)
      // A page goes on for a moment after this, and what it began to show then no tab would hear of. With an open channel it would not get into the back/forward cache.
      stop()
    },
    { signal },
  )

  if (/\?.*beckon/.test(document.documentURI)) void loaded(({ useTools }) => useTools(page))

  function stop() {
    over.abort()
    clearTimeout(timer)
    channel?.close()
  }
  return { page, feed, stop }
}

/** Whether a rule may come to be shown on this page: neither switched off, nor used up in this visit. */
const mayCome =
  (isOff: unknown, { visit, visitor }: Memory) =>
  ({ id, enabled, limits: { once, times = 1 } = {} }: Rule) => {
    const isSpent = once !== 'page' && (visitor.rules[id]?.shownAtMs?.at(-times) ?? -1) >= (visit.startedAtMs ?? 0)
    return !isOff && enabled !== false && !isSpent
  }
