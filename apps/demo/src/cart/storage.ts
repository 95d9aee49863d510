import { type Line, parseLines } from './lines.ts'

const key = 'harbour-cart'

/** Storage may be refused by the browser; the cart then lives as long as the page. */
let kept = '[]'

export function readCart(): Line[] {
  try {
    return parseLines(localStorage.getItem(key))
  } catch {
    return parseLines(kept)
  }
}

export function writeCart(lines: readonly Line[]): void {
  kept = JSON.stringify(lines)
  try {
    localStorage.setItem(key, kept)
  } catch {
    // Kept in memory above.
  }
  showCount()
}

/** Calls back when another tab changed the cart. */
export function onCartElsewhere(changed: () => void): void {
  addEventListener('storage', event => {
    if (event.key === key || event.key === null) changed()
  })
}

/** Puts the number of pieces beside the word Cart. */
export function showCount(): void {
  const pieces = readCart().reduce((sum, line) => sum + line.quantity, 0)
  for (const badge of document.querySelectorAll<HTMLElement>('[data-cart-count]')) {
    badge.textContent = String(pieces)
    badge.hidden = pieces === 0
  }
}
