import type { Published } from '../chat/published.ts'
import { type Clock, every } from '../clock/clock.ts'
import type { Sites } from '../store/sites.ts'
import type { Roster } from './roster.ts'
import type { Session } from './session.ts'

/** A new identity secret, and that an identity is required from now on, is noticed within this time. */
const lookEveryMs = 1000
/** So many connections are asked about at once, with room for messages between. */
const most = 250

/**
 * Looks whether the owner of a site has changed who vouches for them, and has `check` end the connections that are not welcome any more. Nobody tells the relay: it is
 * done by a command, which is no part of the bus. Whoever says hello just then is found by the next pulse. The answer ends it.
 */
export function watchVouching({
  clock,
  sites,
  published,
  roster,
  check,
  failed,
}: {
  clock: Clock
  sites: Pick<Sites, 'identityMarks'>
  published: Pick<Published, 'changed' | 'site'>
  roster: Pick<Roster, 'visitorsOf'>
  check: (sessions: Session[]) => Promise<unknown>
  failed: (error: unknown) => void
}): () => void {
  let known = new Map<string, string>()
  let isLooking = false

  async function look() {
    const marks = await sites.identityMarks()
    for (const [site, mark] of marks) {
      if (known.get(site) === mark) continue
      // Who is closed comes back at once, and must not be let in by what was read before.
      published.changed(site)
      await published.site(site)
      const sessions = [...roster.visitorsOf(site)]
      for (let at = 0; at < sessions.length; at += most) await check(sessions.slice(at, at + most))
    }
    known = marks
  }

  return every(clock, lookEveryMs, async () => {
    if (isLooking) return
    isLooking = true
    await look().catch(failed)
    isLooking = false
  })
}
