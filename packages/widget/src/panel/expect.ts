import type { Desk } from '@beckon/protocol'
import { locale, words } from './words.ts'

/** What to expect of the desk: whether somebody is there, and how long an answer usually takes where that is known. */
export function expectWords({ online, replyMs }: Desk): string {
  if (replyMs === undefined) return online ? words.here : words.nobodyHere
  return (online ? words.usually : words.usuallyAway)(durationWords(replyMs))
}

/** In minutes or hours, whichever is whole. */
function durationWords(ms: number): string {
  const minutes = ms / 60_000
  const hours = minutes % 60 === 0
  const unit = hours ? 'hour' : 'minute'
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    hours ? minutes / 60 : minutes,
  )
}
