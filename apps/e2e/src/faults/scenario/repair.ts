import type { Event } from '../history/event.ts'

/**
 * The longest time in milliseconds in which a strict client was not connected although the fault was over: from the end of the fault, or from the moment the
 * connection went down if that was later, to the moment it said "connected" again.
 */
export function longestRepairMs(history: readonly Event[]): number {
  const strict = new Set<string>()
  const downAtMs = new Map<string, number>()
  /** By client; what concerns all of them is under `everybody`. */
  const overAtMs = new Map<string, number>()
  let longestMs = 0
  for (const event of history) {
    if (event.event === 'join' && event.driver === 'strict') strict.add(event.client)
    if (event.event === 'fault') overAtMs.set(event.client ?? everybody, event.atMs)
    if (event.event !== 'state' || !strict.has(event.client)) continue
    const { client, state, atMs } = event
    const sinceMs = downAtMs.get(client)
    if (state === 'connected') {
      const overMs = Math.max(overAtMs.get(client) ?? 0, overAtMs.get(everybody) ?? 0)
      if (sinceMs !== undefined) longestMs = Math.max(longestMs, atMs - Math.max(sinceMs, overMs))
      downAtMs.delete(client)
    } else if (sinceMs === undefined) downAtMs.set(client, atMs)
  }
  return longestMs
}

const everybody = ''
