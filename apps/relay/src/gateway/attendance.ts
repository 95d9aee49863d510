import type { Clock } from '../clock/clock.ts'
import type { Presence } from '../presence/presence.ts'
import type { People } from '../store/people.ts'
import type { Roster } from './roster.ts'
import type { Session } from './session.ts'

/** Whose connections are still good: those of operators by their sessions, of which the others are told too, and those of visitors by their devices. */
export function createAttendance({
  people,
  presence,
  roster,
  clock,
  failed,
}: {
  people: People
  presence: Presence
  roster: Roster
  clock: Clock
  failed: (error: unknown) => void
}) {
  return {
    /** Sessions may have ended in another process; presence lives only as long as it is announced. Answers those that are still welcome. */
    async check(sessions: Session[]): Promise<Session[]> {
      const hashes = sessions.flatMap(({ who }) => (who.kind === 'operator' ? [who.sessionHash] : []))
      const good = await people.goodSessions(hashes, clock.now())
      return sessions.filter(({ id, who, line }) => {
        if (who.kind === 'visitor') return true
        const isGood = good.has(who.sessionHash)
        if (isGood) presence.announce(id, who.actor).catch(failed)
        else line.close('revoked')
        return isGood
      })
    },
    /** Presence may have been lost with what it was kept in. */
    announceAll(): void {
      for (const { id, who, phase } of roster.all) {
        if (who.kind === 'operator' && phase.name === 'ready') presence.announce(id, who.actor).catch(failed)
      }
    },
    endSession(hash: string): void {
      for (const { who, line } of roster.all) {
        if (who.kind === 'operator' && who.sessionHash === hash) line.close('revoked')
      }
    },
    endDevice(visitor: string, device: string): void {
      for (const { who, line } of roster.ofVisitor(visitor)) {
        if (who.kind === 'visitor' && who.device === device) line.close('revoked')
      }
    },
  }
}
