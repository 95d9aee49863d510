/** How often the depth is looked at while the page is being scrolled. */
const lookEveryMs = 250
/** On touch, a quick way back up of this many pixels within this time means leaving. */
const flickPx = 300
const flickWithinMs = 500

/** Reports how deep the visitor has been, in whole per cent of the scrollable height, each time it grows. */
export function watchScroll(report: (depth: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let deepest = 0
  let url = location.href
  const look = () => {
    timer = undefined
    if (location.href !== url) {
      url = location.href
      deepest = 0
    }
    const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement ?? document.documentElement
    const room = scrollHeight - clientHeight
    const depth = room > 0 ? Math.min(100, Math.round((100 * scrollTop) / room)) : 100
    if (depth > deepest) {
      deepest = depth
      report(depth)
    }
  }
  // Reading the layout in the handler itself would force it once per frame.
  const scrolled = () => {
    timer ??= setTimeout(look, lookEveryMs)
  }
  addEventListener('scroll', scrolled, { passive: true })
  return () => {
    clearTimeout(timer)
    removeEventListener('scroll', scrolled)
  }
}

/** Reports that the visitor is about to leave: the mouse goes out through the top, or a finger flicks the page quickly back up. */
export function watchExit(report: () => void): () => void {
  const out = (event: MouseEvent) => {
    if (!event.relatedTarget && event.clientY <= 0) report()
  }
  let from = { y: scrollY, atMs: 0 }
  const scrolled = () => {
    const atMs = performance.now()
    const y = scrollY
    if (y >= from.y || atMs - from.atMs > flickWithinMs) from = { y, atMs }
    else if (from.y - y >= flickPx) {
      from = { y, atMs }
      report()
    }
  }
  const touch = matchMedia('(pointer: coarse)').matches
  document.addEventListener('mouseout', out, { passive: true })
  if (touch) addEventListener('scroll', scrolled, { passive: true })
  return () => {
    document.removeEventListener('mouseout', out)
    removeEventListener('scroll', scrolled)
  }
}
