import type { Facts } from './facts.ts'

/** A visitor who moved nothing for this long is away, however visible the page is. */
export const engagedAfterActivityMs = 30_000

/** Engaged time since the last event, in ms, as it stands at `now`. */
export function engagedSince(facts: Facts, now: number): number {
  if (!facts.visible || facts.activeAtMs === undefined) return 0
  return Math.max(0, Math.min(now, facts.activeAtMs + engagedAfterActivityMs) - facts.atMs)
}

/** Engaged time of the visit, in ms, as it stands at `now`. */
export function engagedBy(facts: Facts, now: number): number {
  return facts.engagedOnSiteMs + engagedSince(facts, now)
}
