/**
 * Whoever presses what then goes, as one of two answers, keeps a place in the panel: from nowhere the next key would go to the page. The place is the panel and
 * not the field, which would bring up the keyboard of a phone.
 */
export function keepFocus(place: HTMLElement): void {
  let last: Element | undefined
  place.addEventListener('focusin', ({ target }) => {
    last = target as Element
  })
  place.addEventListener('focusout', () =>
    queueMicrotask(() => {
      // What is still there was left by the visitor.
      if (last?.isConnected) last = undefined
    }),
  )
  new MutationObserver(() => {
    if (!last || last.isConnected) return
    last = undefined
    const panel = place.firstElementChild
    if (!(panel instanceof HTMLElement) || document.activeElement !== document.body) return
    panel.tabIndex = -1
    panel.focus()
  }).observe(place, { childList: true, subtree: true })
}
