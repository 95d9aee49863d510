import type { Desk } from '@beckon/protocol'
import {
  compileRules,
  fold,
  leavePage,
  type Moment,
  type Run,
  type SessionEvent,
  startRun,
  step,
  tick,
} from '@beckon/rules'
import type { Widget } from '../loader/widget.ts'
import type { PageEvent } from './event.ts'
import { memoryOf } from './memory.ts'
import { reportOutcome } from './outcome.ts'
import { watchPage } from './page.ts'
import { createScreen } from './screen.ts'
import { whoIsHere } from './visitor.ts'

/** How old the last word about the desk may be when an invitation is about to promise a person. */
const deskIsFreshMs = 15_000
/** Stands for the moment of the last word about the desk while the next one is under way: always too old. */
const asking = -Infinity
/** The longest a browser timer can wait; a later moment is looked at again then. */
const longestTimerMs = 2 ** 31 - 1

/** Runs the published rules over this page until the returned function is called. Nothing it learns leaves the device but outcomes of rules. */
export function start(widget: Widget): () => void {
  const { rules: file, desk } = widget.settings
  if (!file) return () => {}
  const rules = compileRules(file)
  const over = new AbortController()
  const { signal } = over
  const memory = memoryOf(widget.site, file.settings?.storage ?? 'session', signal)
  let run: Run = startRun(memory.read())
  const beganMs = run.memory.visit.startedAtMs ?? Date.now()
  const offsetMs = Date.now() - beganMs - performance.now()
  const atMs = () => Math.max(run.facts.atMs, Math.round(offsetMs + performance.now()))
  let deskKnownAtMs = atMs()
  let drawn: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const onScreen = () => run.decision?.onScreen
  const screen = createScreen(widget, onScreen, end)

  /** What became of what is on screen: a fact for the rules, a number for the owner. */
  function end(outcome: 'opened' | 'dismissed' | 'answered' | 'opted-out') {
    const showing = onScreen()
    if (!showing) return
    if (outcome !== 'opted-out') reportOutcome(widget, showing, outcome === 'answered' ? 'chatted' : outcome)
    drawn = undefined
    screen.clear()
    feed({ type: 'outcome', rule: showing.rule, outcome })
  }

  function feed(event: PageEvent) {
    take(step(rules, run, { ...event, at: atMs() } as SessionEvent))
  }

  function take(moment: Moment) {
    if (signal.aborted) return
    const promises = moment.decisions.some(({ show }) => show?.actions.every(({ action }) => action !== 'answer'))
    if (promises && atMs() - deskKnownAtMs > deskIsFreshMs) {
      // Not decided yet: what happened stays a fact, and the answer of the desk decides.
      run = { facts: moment.run.facts, memory: run.memory }
      void askDesk()
      return
    }
    const was = run.memory
    run = moment.run
    if (run.memory !== was) memory.write(run.memory)
    for (const { show, retract, expired, heldOut } of moment.decisions) {
      if (retract !== undefined) {
        if (expired) reportOutcome(widget, { rule: retract, version: rules.version }, 'expired')
        drawn = undefined
        widget.emit('retracted', retract)
      }
      for (const held of heldOut ?? []) reportOutcome(widget, held, 'held-out')
      if (show) {
        reportOutcome(widget, show, 'shown')
        widget.emit('shown', show.rule)
      }
    }
    // Also what was shown before a reload, or on the page before: it belongs on screen until its own end.
    const showing = onScreen()
    if (!showing) screen.clear()
    else if (showing.rule !== drawn) {
      drawn = showing.rule
      screen.show(showing)
    }
    clearTimeout(timer)
    const recheckAt = run.decision?.recheckAt
    if (recheckAt !== undefined)
      timer = setTimeout(() => take(tick(rules, run, atMs())), Math.min(longestTimerMs, recheckAt - atMs()))
  }

  async function askDesk() {
    if (deskKnownAtMs === asking) return
    deskKnownAtMs = asking
    const desk: Desk | false | undefined = await widget
      .ask('/desk')
      .then(answer => answer.ok && answer.json())
      .catch(() => undefined)
    deskKnownAtMs = atMs()
    // Nobody can be promised when the relay is out of reach.
    feed({ type: 'availability', ...(desk || { online: false }) })
  }

  // Known before the first decision, which comes with the page: an invitation must not be faster than the word that there is a chat.
  const known: PageEvent[] = [
    { type: 'clock', now: new Date().toISOString() },
    whoIsHere(`${beganMs}`),
    { type: 'availability', ...desk },
    // Until the panel knows better: nobody is invited who may be talking already.
    { type: 'chat', state: widget.hasChat ? 'open' : 'none' },
  ]
  for (const event of known) run = { ...run, facts: fold(run.facts, { ...event, at: atMs() } as SessionEvent) }
  watchPage(JSON.stringify(file), feed, signal)
  widget.on('open', byVisitor => {
    const opening = screen.clear()
    // Opened by the launcher beside the bubble, the panel begins with what the bubble said.
    if (byVisitor && opening) widget.open(opening, true)
    // In this order, or the next rule would be shown between the two.
    feed({ type: 'panel', open: true })
    if (byVisitor) end('opened')
  })
  widget.on('close', () => {
    // Still on screen: a rule had opened the panel, and the visitor has closed it.
    end('dismissed')
    feed({ type: 'panel', open: false })
  })
  widget.on('chat', state => {
    if (state !== 'none' && state !== 'closed') end('answered')
    feed({ type: 'chat', state })
  })
  widget.onHostFact(fact => feed(fact as PageEvent))

  // What one tab has shown, the others do not show again.
  memory.onShared(() => {
    run = { ...run, memory: { ...run.memory, visitor: memory.read().visitor } }
  })
  addEventListener('pagehide', () => memory.write(leavePage(run.memory, run.facts, atMs())), { signal })

  return () => {
    over.abort()
    clearTimeout(timer)
    screen.clear()
  }
}
