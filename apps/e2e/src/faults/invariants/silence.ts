import type { Invariant } from './invariant.ts'

/** The protocol's 25 seconds, and some for a busy machine. */
const noticedWithinMs = 26_500

/** P10: a client that nothing reaches any more stops calling itself connected. */
export const silenceIsNoticed: Invariant = {
  name: 'silence is noticed',
  column: 'other',
  check({ history }) {
    const strict = new Set<string>()
    const connected = new Set<string>()
    const silentSinceMs = new Map<string, number>()
    const lines: string[] = []
    for (const event of history) {
      for (const [client, sinceMs] of silentSinceMs) {
        if (event.atMs - sinceMs <= noticedWithinMs) continue
        silentSinceMs.delete(client)
        if (connected.has(client))
          lines.push(`${client} has called itself connected for ${noticedWithinMs} ms of silence`)
      }
      if (event.event === 'join' && event.driver === 'strict') strict.add(event.client)
      if (event.event === 'state') {
        if (event.state === 'connected') connected.add(event.client)
        else connected.delete(event.client)
      }
      if (event.event !== 'fault' || event.fault !== 'silence' || !strict.has(event.client ?? '')) continue
      if (event.phase === 'begin') silentSinceMs.set(event.client ?? '', event.atMs)
      else silentSinceMs.delete(event.client ?? '')
    }
    return lines
  },
}
