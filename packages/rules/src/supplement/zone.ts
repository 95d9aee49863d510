export const dayMs = 86_400_000
const quarterMs = 900_000

const formats: Record<string, Intl.DateTimeFormat> = {}

/** Wall clock and date in a zone as if they were UTC, in ms. An unknown zone is UTC. */
export function localMs(moment: number, zone = 'UTC'): number {
  try {
    // Swedish writes dates as ISO does, which makes the wall clock of any zone readable without taking it apart.
    formats[zone] ??= new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    return Date.parse(`${formats[zone].format(moment).replace(' ', 'T')}Z`) + (((moment % 1000) + 1000) % 1000)
  } catch {
    return moment
  }
}

/** Midnight of a date in a zone, `days` later; or the moment itself when a time is given. */
export function midnight(date: string, days: number, zone?: string): number {
  if (date.includes('T')) return Date.parse(date)
  const local = Date.parse(date) + days * dayMs
  // Twice: the offset at the first guess may be the one of the other side of a clock change.
  const guess = local - (localMs(local, zone) - local)
  return local - (localMs(guess, zone) - guess)
}

/** Tells every moment at which the wall clock of a zone may come to a time or jump over it: the clocks may be changed there. */
export function eachMoment(local: number, zone: string | undefined, tell: (moment: number) => void): void {
  const offsets = [-dayMs, dayMs].map(away => localMs(local + away, zone) - local - away)
  const last = local - Math.min(...offsets)
  let moment = local - Math.max(...offsets)
  while (moment < last) {
    tell(moment)
    moment = Math.min(last, (Math.floor(moment / quarterMs) + 1) * quarterMs)
  }
  tell(last)
}
