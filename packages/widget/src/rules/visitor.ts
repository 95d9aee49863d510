import type { PageEvent } from './main.ts'

/** What the browser tells every page anyway; nothing is stored and no seed is made, so nobody is recognised by it. */
export function whoIsHere(): PageEvent {
  const touch = matchMedia('(pointer: coarse)').matches
  const narrow = Math.min(screen.width, screen.height) < 600
  return {
    type: 'visitor',
    language: navigator.language,
    device: touch ? (narrow ? 'mobile' : 'tablet') : 'desktop',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}
