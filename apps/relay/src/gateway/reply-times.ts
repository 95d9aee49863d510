import { usualReplyMs } from '../chat/reply-time.ts'
import type { Clock } from '../clock/clock.ts'
import type { Waits } from '../store/waits.ts'

/** A median of weeks does not move within this time. */
const measuredEveryMs = 5 * 60_000
const measuredOverMs = 28 * 24 * 3_600_000
const mostTelling = 2000

/** How long a person's first words usually take, of waits that began with somebody there and with nobody. */
export type ReplyTime = { here?: number | undefined; away?: number | undefined }
export type ReplyTimes = ReturnType<typeof createReplyTimes>

/** Measures the reply times of each site now and then, when they are asked for. */
export function createReplyTimes(waits: Waits, clock: Clock) {
  const known = new Map<string, { atMs: number; time: Promise<ReplyTime> }>()

  async function measure(site: string): Promise<ReplyTime> {
    const now = clock.now()
    const measured = await waits.since(site, now - measuredOverMs, mostTelling)
    return {
      here: usualReplyMs(
        measured.filter(({ away }) => !away),
        now,
      ),
      away: usualReplyMs(
        measured.filter(({ away }) => away),
        now,
      ),
    }
  }

  return {
    of(site: string): Promise<ReplyTime> {
      const before = known.get(site)
      if (before && Math.abs(clock.now() - before.atMs) < measuredEveryMs) return before.time
      const time = measure(site)
      known.set(site, { atMs: clock.now(), time })
      // What could not be measured is measured at the next question.
      time.catch(() => known.get(site)?.time === time && known.delete(site))
      return time
    },
  }
}
