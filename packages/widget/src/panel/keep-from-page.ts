/**
 * Keys typed in the panel are no shortcuts of the page, its dialogs do not fetch the focus back from it, and what it scrolls the page does not scroll. Nothing can be
 * kept from a listener that is asked before us, but those that look whether somebody writes are told so: all they see is the host element.
 */
export function keepFromPage(place: HTMLElement, root: ShadowRoot): void {
  for (const name of ['keydown', 'keypress', 'keyup', 'focusin', 'paste', 'wheel', 'touchmove'])
    place.addEventListener(name, event => event.stopPropagation(), { passive: true })
  Object.defineProperty(root.host, 'isContentEditable', {
    get: () => root.activeElement?.localName === 'textarea',
    configurable: true,
  })
}
