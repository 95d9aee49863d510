import type { Widget } from '../loader/widget.ts'
import { createLate } from './late.ts'

/** Watches whether the panel fills the screen. What it needs there comes when it first does; a wide screen never asks for it. */
export function createFilling(widget: Widget, load = () => import('./phone/phone.ts')): (isOpen: boolean) => void {
  const filled = matchMedia('(max-width: 480px), (max-height: 480px)')
  let isOpen = false
  let follow: ((fills: boolean) => void) | undefined
  const apply = () => {
    const fills = isOpen && filled.matches
    if (fills) phone()
    follow?.(fills)
  }
  const phone = createLate(load, ({ createPhone }) => {
    follow = createPhone(widget)
    apply()
  })
  // Whoever turns the phone has another screen.
  filled.onchange = apply
  return next => {
    isOpen = next
    apply()
  }
}
