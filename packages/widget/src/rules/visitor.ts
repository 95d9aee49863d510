import type { PageEvent } from './event.ts'

/** What the browser tells every page anyway. The seed is the moment the visit began, so that a variant stays the same over its pages and nobody is known again on the next visit. */
export function whoIsHere(seed: string): PageEvent {
  const touch = matchMedia('(pointer: coarse)').matches
  const narrow = Math.min(screen.width, screen.height) < 600
  return {
    type: 'visitor',
    seed,
    language: navigator.language,
    device: touch ? (narrow ? 'mobile' : 'tablet') : 'desktop',
  }
}
