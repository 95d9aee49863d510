type Seen = Pick<VisualViewport, 'height' | 'offsetTop' | 'scale' | 'addEventListener'>

/** Less is no keyboard but a bar of the browser, or half a pixel. */
const leastKeyboardPx = 40

/**
 * Keeps the panel beside the on-screen keyboard, which on most phones covers the page without making it smaller. What the visitor has magnified by hand is left
 * as it is.
 */
export function createKeyboardRoom(
  { style }: HTMLElement,
  seen: Seen | null = visualViewport,
): (fills: boolean) => void {
  let fills = false
  const fit = () => {
    if (!seen) return
    const coveredPx = document.documentElement.clientHeight - seen.height
    const isCovered = fills && Math.abs(seen.scale - 1) < 0.05 && coveredPx > leastKeyboardPx
    style.top = isCovered ? `${seen.offsetTop}px` : ''
    style.height = isCovered ? `${seen.height}px` : ''
    // The edge that the screen would keep free lies under the keyboard.
    style.paddingBottom = isCovered ? '0' : ''
  }
  for (const name of ['resize', 'scroll'] as const) seen?.addEventListener(name, fit)
  return next => {
    fills = next
    fit()
  }
}
