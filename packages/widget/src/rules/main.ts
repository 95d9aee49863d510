import { startRun } from '@beckon/rules'
import type { HostFact, Widget } from '../loader/widget.ts'
import { runOn } from './run.ts'

/** Runs the published rules over this page until the returned function is called. Nothing it learns leaves the device but outcomes of rules. */
export function start(widget: Widget): () => void {
  const over = new AbortController()
  const said: HostFact[] = []
  let running = runOn(widget, again)

  /** Goes on with other rules on the same page. */
  function again() {
    running.stop()
    running = runOn(widget, again, running.page, true)
  }

  widget.onHostFact(fact => {
    if (fact.type === 'attributes') said.push(fact)
    running.feed(fact)
  })
  const back = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    // The browser had frozen the page, and the visit has gone on elsewhere.
    running.stop()
    const { kept, run, beganMs } = running.page
    running = runOn(widget, again, { run: startRun(kept.read(run.memory)), beganMs })
    // The page does not say it again.
    for (const fact of said) running.feed(fact)
  }
  addEventListener('pageshow', back, { signal: over.signal })
  return () => {
    over.abort()
    running.stop()
  }
}
