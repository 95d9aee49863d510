import type { Moment, SessionEvent } from '@beckon/rules'
import { compileCore, remember, step, tick } from '@beckon/rules/engine'
import { admit } from './admission.ts'
import { report } from './outcome.ts'
import type { Engaged, Running, Visit } from './running.ts'
import { type Bubble, draw } from './screen.ts'
import { announce } from './teaser.ts'

/** The longest a browser timer can wait; a later moment is looked at again then. */
const longestTimerMs = 2 ** 31 - 1

/** Decides from now on what is shown on this page, by all that rules know; once is enough. */
export function engage(running: Running): Engaged {
  if (running.step) return running as Engaged
  const { widget, kept, signal, atMs } = running
  let drawn: string | undefined
  let bubble: Bubble | undefined
  /** What this page finds on screen was read out when it came there. */
  let isRestored = true
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The rule of the latest decision that was taken over: one that waits may end it, but has not yet. */
  let standing = running.run.decision?.onScreen?.rule

  const page: Engaged = Object.assign(running, {
    rules: compileCore(running.file, running.supplement),
    look: () => {
      const { facts, memory } = page.run
      return step(page.rules, { facts, memory }, { ...(page.call ?? seen()), at: atMs() })
    },
    decide: () => take(page.look()),
    step(event: SessionEvent) {
      // It stands until it is decided, and no longer than its page.
      if (event.type === 'call') page.call = event
      else if (event.type === 'navigate') page.call = undefined
      take(step(page.rules, page.run, event))
    },
    take,
    end,
    opened(byVisitor: boolean) {
      const opening = bubble?.opening
      bubble?.element.remove()
      bubble = undefined
      // Opened by the launcher beside the bubble, the panel begins with what the bubble said.
      if (byVisitor && opening) widget.open(opening, true)
    },
  })

  function clear() {
    bubble?.element.remove()
    bubble = undefined
    drawn = undefined
  }

  /** What became of what is on screen: a fact for the rules, a number for the owner. */
  function end(outcome: 'opened' | 'dismissed' | 'answered' | 'opted-out') {
    const rule = standing
    if (!rule) return
    report(page, page.run.memory.visit, outcome)
    clear()
    // Other tabs may have written since: what is stored of the visitor goes on from there.
    const { visitor } = kept.read(page.run.memory)
    // Written at once: it stays true if what is shown next has yet to be admitted, or never is.
    const memory = remember({ ...page.run.memory, visitor }, rule, outcome, Date.now())
    page.run = { ...page.run, memory }
    kept.write(memory, true)
    page.feed({ type: 'outcome', rule, outcome })
  }

  function take({ run, decisions }: Moment, written?: () => void) {
    if (signal.aborted) return
    clearTimeout(timer)
    const { memory } = page.run
    if (decisions.some(({ show, heldOut }) => show ?? heldOut)) {
      // Not decided yet, but what happened stays a fact.
      page.run = { facts: run.facts, memory }
      if (!page.isAdmitting) void admit(page)
      page.isAdmitting = true
      return
    }
    page.run = run
    if (!page.isAdmitting) page.call = undefined
    for (const { retract, expired } of decisions) {
      if (retract === undefined) continue
      clear()
      widget.emit('retracted', retract)
      report(page, memory.visit, expired ? 'expired' : 'released')
    }
    if (run.memory !== memory) kept.write(run.memory, run.memory.visitor !== memory.visitor)
    // One right after the other: a page that died in between, as while it draws, would have shown what is never counted.
    written?.()
    // Also what was shown before a reload, or on the page before: it belongs on screen until its own end.
    const showing = run.decision?.onScreen
    standing = showing?.rule
    if (!showing) clear()
    // Drawn anew when more of its actions are due.
    const sight = showing && `${showing.rule} ${showing.actions.length}`
    if (showing && drawn !== sight) {
      const before = bubble?.opening.text
      clear()
      drawn = sight
      if (!widget.isOpen()) bubble = draw(page, { ...showing, ...(run.memory.visit as Visit).shown }, end, clear)
      if (bubble && !isRestored && bubble.opening.text !== before) announce(bubble.element)
    }
    const recheckAt = page.run.decision?.recheckAt
    if (recheckAt !== undefined)
      timer = setTimeout(() => take(tick(page.rules, page.run, atMs())), Math.min(longestTimerMs, recheckAt - atMs()))
  }

  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    clear()
  })
  page.decide()
  isRestored = false
  return page
}

const seen = () => ({ type: 'visibility', state: document.visibilityState }) as const
