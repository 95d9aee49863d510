import {
  compileCore,
  foldCore,
  leavePage,
  type Moment,
  type SessionEvent,
  type Supplement,
  startRun,
  step,
  tick,
} from '@beckon/rules'
import type { Widget, WidgetEvents } from '../loader/widget.ts'
import type { PageEvent } from './event.ts'
import { memoryOf } from './memory.ts'
import type { Became } from './outcome.ts'
import { watchPage } from './page.ts'
import type { Before, Running, Shown, Visit } from './running.ts'
import type { Bubble } from './screen.ts'
import { whoIsHere } from './visitor.ts'

/** A page on which somebody does something asks so often how the desk is and which rules are in force; one on which nobody does asks nothing. */
const askEveryMs = 60_000
/** The longest a browser timer can wait; a later moment is looked at again then. */
const longestTimerMs = 2 ** 31 - 1

/** Runs the rules in force, from `before` where a run goes on, until they are stopped; `again` begins anew when there are other ones. */
export function runOn(widget: Widget, again: () => void, supplement?: Supplement, before?: Before, isSamePage = false) {
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
  const now = (event: PageEvent) => ({ ...event, at: atMs() }) as SessionEvent
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
    look: () => step(page.rules, { facts: page.run.facts, memory: page.run.memory }, now(seen())),
    take,
    learn,
    again,
  }

  /** By the latest decision that was taken over: one that waits may end it, but has not yet. */
  let standing = onScreen()
  function onScreen(): Shown | undefined {
    const { decision, memory } = page.run
    return decision?.onScreen && ({ ...decision.onScreen, ...(memory.visit as Visit).shown } as Shown)
  }

  function clear() {
    bubble?.element.remove()
    bubble = undefined
    drawn = undefined
  }

  /** What became of what is on screen: a fact for the rules, a number for the owner. */
  function end(outcome: 'opened' | 'dismissed' | 'answered' | 'opted-out') {
    const showing = standing
    if (!showing) return
    if (outcome !== 'opted-out') report(showing, outcome === 'answered' ? 'chatted' : outcome)
    clear()
    // Other tabs may have written since: what is stored of the visitor goes on from there.
    const { visitor } = kept.read(page.run.memory)
    page.run = { ...page.run, memory: { ...page.run.memory, visitor } }
    feed({ type: 'outcome', rule: showing.rule, outcome })
  }
  const report = (showing: Shown, outcome: Became) =>
    loaded(({ reportOutcome }) => reportOutcome(page, showing, outcome))

  function feed(event: PageEvent) {
    take(step(page.rules, page.run, now(event)))
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

  function take(moment: Moment, id?: string) {
    if (signal.aborted) return
    clearTimeout(timer)
    if (!id && moment.decisions.some(({ show, heldOut }) => show ?? heldOut)) {
      // Not decided yet, but what happened stays a fact.
      page.run = { facts: moment.run.facts, memory: page.run.memory }
      if (!page.isAdmitting) loaded(({ admit }) => admit(page))
      page.isAdmitting = true
      return
    }
    const { memory } = page.run
    let shown = standing
    const became: [Shown, Became][] = []
    page.run = moment.run
    for (const { show, retract, expired, heldOut } of moment.decisions) {
      if (retract !== undefined) {
        if (expired && shown) became.push([shown, 'expired'])
        clear()
        widget.emit('retracted', retract)
      }
      for (const held of heldOut ?? []) became.push([{ ...held, id: `${id}-${held.rule}`.slice(0, 64) }, 'held-out'])
      if (show && id) {
        shown = { ...show, id }
        const visit: Visit = { ...page.run.memory.visit, shown: { id, version: show.version } }
        page.run = { ...page.run, memory: { ...page.run.memory, visit } }
        became.push([shown, 'shown'])
      }
    }
    if (page.run.memory !== memory) {
      kept.write(page.run.memory)
      loaded(({ tell }) => tell(page))
    }
    for (const [showing, outcome] of became) {
      report(showing, outcome)
      if (outcome === 'shown') widget.emit('shown', showing.rule)
    }
    // Also what was shown before a reload, or on the page before: it belongs on screen until its own end.
    const showing = onScreen()
    standing = showing
    if (!showing) clear()
    // Drawn anew when more of its actions are due.
    const sight = showing && `${showing.rule} ${showing.actions.length}`
    if (showing && drawn !== sight) {
      clear()
      drawn = sight
      loaded(({ draw }) => {
        // It may have ended, or the visitor may have opened the panel, while this was loading.
        if (!signal.aborted && drawn === sight && !widget.isOpen()) bubble = draw(page, showing, end, clear)
      })
    }
    const recheckAt = page.run.decision?.recheckAt
    if (recheckAt !== undefined)
      timer = setTimeout(() => take(tick(page.rules, page.run, atMs())), Math.min(longestTimerMs, recheckAt - atMs()))
  }

  // Known before the first decision, which comes with the page: an invitation must not be faster than the word that there is a chat.
  if (!isSamePage) {
    learn({ type: 'clock', now: new Date().toISOString() })
    learn(whoIsHere(`${beganMs}`))
    learn({ type: 'availability', ...widget.settings.desk })
    // Until the panel knows better: nobody is invited who may be talking already.
    learn({ type: 'chat', state: widget.hasChat ? 'open' : 'none' })
    learn({ type: 'panel', open: widget.isOpen() })
  }
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
  if (channel) channel.onmessage = ({ data }) => loaded(({ heard }) => heard(page, data))
  kept.last(storage => {
    if (Object.keys(storage).some(name => name.startsWith(`${key}:`))) loaded(({ tellAgain }) => tellAgain(page))
  })
  addEventListener(
    'pagehide',
    () => {
      kept.write(leavePage(page.run.memory, page.run.facts, atMs()))
      // An open one would keep the page out of the back/forward cache.
      channel?.close()
    },
    { signal },
  )

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

const seen = () => ({ type: 'visibility', state: document.visibilityState }) as const
