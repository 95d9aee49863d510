import type { PageEvent } from './event.ts'

/** What the browser tells every page anyway, but for the language. The seed is the moment the visit began, so that a variant stays the same over its pages and nobody is known again on the next visit. */
export function whoIsHere(seed: string): PageEvent {
  const isTouch = matchMedia('(pointer: coarse)').matches
  return {
    type: 'visitor',
    seed,
    // Until the page says otherwise.
    identified: false,
    device: isTouch ? (Math.min(screen.width, screen.height) < 600 ? 'mobile' : 'tablet') : 'desktop',
  }
}
