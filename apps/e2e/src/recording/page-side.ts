import { watchPage } from '../../../../packages/widget/src/rules/page.ts'

declare global {
  interface Window {
    /** Put there by whoever drives the page. */
    heard(event: string): void
  }
}

/** Runs in the recorded page: the widget's own watcher, with all it can hear, telling each event with its moment. */
addEventListener('DOMContentLoaded', () => {
  const tell = (event: object) => window.heard(JSON.stringify({ at: Date.now(), ...event }))
  watchPage('"scroll.depth" "exit.intent"', tell, new AbortController().signal)
  const q: unknown[][] = []
  // Until the widget is there, which takes its calls from here.
  window.Beckon ??= Object.assign((...call: unknown[]) => q.push(call), { q })
  window.Beckon('on', 'open', () => tell({ type: 'panel', open: true }))
  window.Beckon('on', 'close', () => tell({ type: 'panel', open: false }))
})
