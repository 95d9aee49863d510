import { startRun } from '@beckon/rules'
import type { HostFact, Widget } from '../loader/widget.ts'
import { runOn } from './run.ts'
import type { Before, SupplementPart } from './running.ts'

/** Runs the published rules over this page until the returned function is called. Nothing it learns leaves the device but outcomes of rules. */
export function start(widget: Widget): () => void {
  const over = new AbortController()
  const said: HostFact[] = []
  const waiting: HostFact[] = []
  let part: SupplementPart | undefined
  let running: ReturnType<typeof runOn> | undefined

  /** Runs the rules in force. What few of them name loads first: they would be taken for missing without. */
  async function begin(before?: Before, isSamePage?: boolean) {
    if (widget.settings.rules?.more) part ??= await import('./supplement.ts').catch(() => undefined)
    if (over.signal.aborted) return
    running = runOn(widget, again, part, before, isSamePage)
    for (const fact of waiting.splice(0)) running.feed(fact)
  }
  void begin()

  /** Goes on with other rules on the same page. */
  function again() {
    const before = running?.page
    running?.stop()
    // What is said while a part loads is for those to come.
    running = undefined
    void begin(before, true)
  }

  widget.hear = fact => {
    // What is true of the visitor, the attributes and that they are identified, holds on; the rest happened once.
    if (/^[av]/.test(fact.type)) said.push(fact)
    if (running) return running.feed(fact)
    return void waiting.push(fact)
  }
  widget.said.splice(0).forEach(widget.hear)
  const back = ({ persisted }: PageTransitionEvent) => {
    if (!persisted || !running) return
    // The browser had frozen the page, and the visit has gone on elsewhere.
    running.stop()
    const { kept, run, beganMs } = running.page
    // The page does not say it again.
    waiting.push(...said)
    void begin({ run: startRun(kept.read(run.memory)), beganMs })
  }
  addEventListener('pageshow', back, { signal: over.signal })
  return () => {
    over.abort()
    running?.stop()
  }
}
