import type { Place } from './pages.ts'

/** What the page notes for the bench, in ms since it began to load. */
export type Watched = { shift: number; htmlMs: number; launcherMs: number; pressedMs: number; fieldMs: number }

/** Runs in the page before its own scripts: layout shift, when the launcher was painted, when it was first pointed at and when there was a field to type into. */
export function watchPage({ launcher, field }: { launcher: Place | null; field: Place | null }): void {
  const bench = { shift: 0, htmlMs: 0, launcherMs: 0, pressedMs: 0, fieldMs: 0 }
  Object.assign(window, { bench, benchArm })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) bench.shift += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
  document.addEventListener('DOMContentLoaded', () => {
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    bench.htmlMs = page?.responseEnd ?? 0
  })

  const find = ({ selector, host }: Place): HTMLElement | null | undefined =>
    (host ? document.querySelector(host)?.shadowRoot : document)?.querySelector(selector)
  const watcher = new MutationObserver(look)
  // Not by frames: looking each time would be work that no row has of itself.
  if (launcher) watcher.observe(document, { childList: true, subtree: true })
  function look() {
    if (!launcher || !find(launcher)) return
    watcher.disconnect()
    // The frame after the one it was put in begins when that one has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => (bench.launcherMs = performance.now())))
  }

  /** From the next touch of the pointer on. */
  function benchArm() {
    for (const type of ['pointermove', 'pointerdown'])
      addEventListener(type, ({ timeStamp }) => (bench.pressedMs ||= timeStamp), { capture: true, once: true })
    const wait = () => {
      const found = field && find(field)
      if (found?.checkVisibility() && found.getBoundingClientRect().height > 0) bench.fieldMs = performance.now()
      else requestAnimationFrame(wait)
    }
    requestAnimationFrame(wait)
  }
}
