import {
  compileCore,
  foldCore,
  leavePage,
  type Memory,
  type Moment,
  type Outcome,
  type SessionEvent,
  startRun,
  step,
  tick,
} from '@beckon/rules'
import type { Widget, WidgetEvents } from '../loader/widget.ts'
import type { PageEvent } from './event.ts'
import { memoryOf } from './memory.ts'
import { watchPage } from './page.ts'
import type { Before, Running, SupplementPart, Visit } from './running.ts'
import type { Bubble } from './screen.ts'
import { whoIsHere } from './visitor.ts'

/** A page on which somebody does something asks so often how the desk is and which rules are in force; one on which nobody does asks nothing. */
const askEveryMs = 60_000
/** Enough for a page that somebody tries rules on. */
const mostEvents = 200
/** The longest a browser timer can wait; a later moment is looked at again then. */
const longestTimerMs = 2 ** 31 - 1

type Tools = typeof import('../tools/main.ts')

/** Runs the rules in force, from `before` where a run goes on, until they are stopped; `again` begins anew when there are other ones. */
export function runOn(widget: Widget, again: () => void, part?: SupplementPart, before?: Before, isSamePage = false) {
  const supplement = part?.seldom
  const file = widget.settings.rules ?? { rules: [] }
  const over = new AbortController()
  const { signal } = over
  const key = `beckon:${widget.site}:rules`
  const storing = file.settings?.storage ?? 'session'
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
  let drawn: string | undefined
  let bubble: Bubble | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const page: Running = {
    widget,
    key,
    storing,
    kept,
    rules: compileCore(file, supplement),
    signal,
    channel: window.BroadcastChannel && new BroadcastChannel(key),
    run: beginning,
    beganMs,
    desk: widget.settings.desk,
    isAdmitting: false,
    events: [],
    mostEvents,
    loaded,
    look: () => step(page.rules, { facts: page.run.facts, memory: page.run.memory }, { ...seen(), at: atMs() }),
    take,
    learn,
    again,
    useTools: how =>
      import(/* @vite-ignore */ `${widget.relay}/tools.js`).then(({ use }: Tools) => use(page, how), ignore),
  }

  /** The rule of the latest decision that was taken over: one that waits may end it, but has not yet. */
  let standing = page.run.decision?.onScreen?.rule

  function clear() {
    bubble?.element.remove()
    bubble = undefined
    drawn = undefined
  }

  /** What became of what is on screen: a fact for the rules, a number for the owner. */
  function end(outcome: 'opened' | 'dismissed' | 'answered' | 'opted-out') {
    const rule = standing
    if (!rule) return
    report(outcome, page.run.memory)
    clear()
    // Other tabs may have written since: what is stored of the visitor goes on from there.
    const { visitor } = kept.read(page.run.memory)
    page.run = { ...page.run, memory: { ...page.run.memory, visitor } }
    feed({ type: 'outcome', rule, outcome })
  }
  function report(outcome: Outcome | 'released', { visit }: Memory) {
    loaded(({ report }) => report(page, visit, outcome))
  }

  function feed(event: PageEvent) {
    const { facts } = page.run
    const dated = now(event)
    take(step(page.rules, page.run, dated))
    if ((page.run.memory.visit as Visit).followed && /^(track|chat)/.test(event.type))
      loaded(({ tellWhatCame }) => tellWhatCame(page, dated, facts))
    if (performance.now() - askedAtMs < askEveryMs) return
    askedAtMs = performance.now()
    loaded(({ askDesk }) => askDesk(page))
  }

  /** Does what only a page needs on which something is shown, once that is loaded. */
  function loaded(act: (showing: typeof import('./showing.ts')) => unknown) {
    import('./showing.ts').then(act).catch(() => {
      // What did not arrive may arrive the next time.
      page.isAdmitting = false
    })
  }

  function learn(event: PageEvent) {
    page.run = { ...page.run, facts: foldCore(page.run.facts, now(event), supplement) }
  }

  function take({ run, decisions }: Moment) {
    if (signal.aborted) return
    clearTimeout(timer)
    const { memory } = page.run
    if (decisions.some(({ show, heldOut }) => show ?? heldOut)) {
      // Not decided yet, but what happened stays a fact.
      page.run = { facts: run.facts, memory }
      if (!page.isAdmitting) loaded(({ admit }) => admit(page))
      page.isAdmitting = true
      return
    }
    page.run = run
    for (const { retract, expired } of decisions) {
      if (retract === undefined) continue
      report(expired ? 'expired' : 'released', memory)
      clear()
      widget.emit('retracted', retract)
    }
    if (run.memory !== memory) kept.write(run.memory, run.memory.visitor !== memory.visitor)
    // Also what was shown before a reload, or on the page before: it belongs on screen until its own end.
    const showing = run.decision?.onScreen
    standing = showing?.rule
    if (!showing) clear()
    // Drawn anew when more of its actions are due.
    const sight = showing && `${showing.rule} ${showing.actions.length}`
    if (showing && drawn !== sight) {
      clear()
      drawn = sight
      loaded(({ draw }) => {
        // It may have ended, or the visitor may have opened the panel, while this was loading.
        if (!signal.aborted && drawn === sight && !widget.isOpen())
          bubble = draw(page, { ...showing, ...(run.memory.visit as Visit).shown }, end, clear)
      })
    }
    const recheckAt = page.run.decision?.recheckAt
    if (recheckAt !== undefined)
      timer = setTimeout(() => take(tick(page.rules, page.run, atMs())), Math.min(longestTimerMs, recheckAt - atMs()))
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
  if (!isSamePage) known.forEach(learn)
  part?.watchMore(page, feed)
  watchPage(JSON.stringify(file), feed, signal, isSamePage)

  const on = <E extends keyof WidgetEvents>(event: E, heard: (data: WidgetEvents[E]) => void) =>
    signal.addEventListener('abort', widget.on(event, heard))
  on('open', byVisitor => {
    const opening = bubble?.opening
    bubble?.element.remove()
    bubble = undefined
    // Opened by the launcher beside the bubble, the panel begins with what the bubble said.
    if (byVisitor && opening) widget.open(opening, true)
    // In this order, or the next rule would be shown between the two.
    feed({ type: 'panel', open: true })
    if (byVisitor) end('opened')
  })
  on('close', () => {
    // Still on screen: a rule had opened the panel, and the visitor has closed it.
    end('dismissed')
    feed({ type: 'panel', open: false })
  })
  on('chat', state => {
    if (state !== 'none' && state !== 'closed') end('answered')
    feed({ type: 'chat', state })
  })

  const { channel } = page
  if (channel) {
    // A tab that has shown nothing has nothing to say.
    channel.onmessage = ({ data }) =>
      (data || Object.keys(page.run.memory.visitor.rules)[0]) && loaded(({ heard }) => heard(page, data))
    channel.postMessage(undefined)
  }
  kept.last(storage => {
    if (Object.keys(storage).some(name => name.startsWith(`${key}:`))) loaded(({ tellAgain }) => tellAgain(page))
  })
  addEventListener(
    'pagehide',
    () => {
      kept.write(leavePage(page.run.memory, page.run.facts, atMs()), false)
      // An open one would keep the page out of the back/forward cache.
      channel?.close()
    },
    { signal },
  )

  if (location.search.includes('beckon')) void page.useTools()

  return {
    page,
    feed,
    stop() {
      over.abort()
      clearTimeout(timer)
      channel?.close()
      clear()
    },
  }
}

/** Rules that ask for it find it missing. */
const ignore = () => {}

const seen = () => ({ type: 'visibility', state: document.visibilityState }) as const
