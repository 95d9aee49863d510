import type { PageEvent } from './event.ts'

/** How often the depth is looked at while the page is being scrolled. */
const lookEveryMs = 250
/** On touch, a quick way back up of this many pixels within this time means leaving. */
const flickPx = 300
const flickWithinMs = 500

/** Tells what rules ask of scrolling and leaving, until the signal ends it; `asked` is their text. */
export function watchScrolling(asked: string, feed: (event: PageEvent) => void, signal: AbortSignal): void {
  if (asked.includes('"scroll.depth"')) watchScroll(depth => feed({ type: 'scroll', depth }), signal)
  // Not by a regular expression: the browser keeps the text that matched the latest one.
  if (asked.includes('"exit.intent"') || asked.includes('"form.abandoned"'))
    watchExit(() => feed({ type: 'exit-intent' }), signal)
}

/** Reports how deep the visitor is, in whole per cent of the scrollable height, while they scroll and until the signal ends it. */
function watchScroll(report: (depth: number) => void, signal: AbortSignal): void {
  let isDue = false
  const look = () => {
    isDue = false
    const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement ?? document.documentElement
    const room = scrollHeight - clientHeight
    report(room > 0 ? Math.min(100, Math.round((100 * scrollTop) / room)) : 100)
  }
  // Reading the layout in the handler itself would force it once per frame.
  const scrolled = () => {
    if (!isDue) setTimeout(look, lookEveryMs)
    isDue = true
  }
  addEventListener('scroll', scrolled, { passive: true, signal })
}

/** Reports that the visitor is about to leave: the mouse goes out through the top, or a finger flicks the page quickly back up. */
function watchExit(report: () => void, signal: AbortSignal): void {
  const options = { passive: true, signal }
  const out = (event: MouseEvent) => {
    if (!event.relatedTarget && event.clientY <= 0) report()
  }
  document.addEventListener('mouseout', out, options)
  if (!matchMedia('(pointer: coarse)').matches) return
  let from = { y: scrollY, atMs: 0 }
  const scrolled = () => {
    const now = { y: scrollY, atMs: performance.now() }
    const isLate = now.atMs - from.atMs > flickWithinMs
    const isFlick = !isLate && from.y - now.y >= flickPx
    if (isFlick) report()
    if (isFlick || isLate || now.y >= from.y) from = now
  }
  addEventListener('scroll', scrolled, options)
}
