import { backoffFirstMs, backoffMostMs } from '@beckon/protocol'

/**
 * How long to wait before the next attempt, in milliseconds: full jitter, between 0 and a ceiling that doubles with each failure.
 * Source: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoffMs(failures: number, random: () => number): number {
  const ceilingMs = Math.min(backoffMostMs, backoffFirstMs * 2 ** failures)
  return Math.round(random() * ceilingMs)
}
