import type { Event } from './event.ts'

/** The same history in a time that stands still while a relay is stopped: what it has to say by then it can only say afterwards. */
export function inWakingTime(history: readonly Event[]): Event[] {
  let stoppedMs = 0
  let stoppedAtMs: number | undefined
  return history.map(event => {
    const { atMs } = event
    const isStop = event.event === 'fault' && (event.fault === 'stop' || event.fault === 'stall')
    if (isStop && event.phase === 'begin') stoppedAtMs = atMs
    if (isStop && event.phase === 'end' && stoppedAtMs !== undefined) {
      stoppedMs += atMs - stoppedAtMs
      stoppedAtMs = undefined
    }
    return { ...event, atMs: (stoppedAtMs ?? atMs) - stoppedMs }
  })
}
