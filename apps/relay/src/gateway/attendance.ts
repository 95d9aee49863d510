import type { Published } from '../chat/published.ts'
import type { Clock } from '../clock/clock.ts'
import type { Presence } from '../presence/presence.ts'
import type { People } from '../store/people.ts'
import type { Roster } from './roster.ts'
import type { OperatorConnection, Session, VisitorConnection } from './session.ts'

/** Whose connections are still good: those of operators by their sessions, of which the others are told too, and those of visitors by their devices. */
export function createAttendance({
  people,
  published,
  presence,
  roster,
  clock,
  failed,
}: {
  people: People
  published: Pick<Published, 'siteAtHand'>
  presence: Presence
  roster: Roster
  clock: Clock
  failed: (error: unknown) => void
}) {
  async function goodOperators(sessions: Of<OperatorConnection>[]) {
    const good = await people.goodSessions(
      sessions.map(({ who }) => who.sessionHash),
      clock.now(),
    )
    return sessions.filter(({ who, line }) => {
      const isGood = good.has(who.sessionHash)
      if (isGood) presence.announce(who.id, who.actor).catch(failed)
      else line.close('revoked')
      return isGood
    })
  }

  async function goodVisitors(sessions: Of<VisitorConnection>[]) {
    const devices = await people.devices(sessions.flatMap(({ who }) => who.device ?? []))
    return sessions.filter(({ who: { actor, device, site }, line }) => {
      if (!actor || !device) return true
      // Of one that an older copy of the store does not know, the next hello tells.
      const isOver = devices.has(device) && devices.get(device) !== actor.id
      const isUnknown = !actor.verified && published.siteAtHand(site)?.site.identityRequired
      if (isOver) line.close('revoked')
      else if (isUnknown) line.close('identity_required')
      return !isOver && !isUnknown
    })
  }

  return {
    /**
     * Sessions and devices may have ended in another process, or the word of their end was lost; presence lives only as long as it is announced. Answers those that are
     * still welcome, the rest is closed.
     */
    async check(sessions: Session[]): Promise<Session[]> {
      const [operators, visitors] = await Promise.all([
        goodOperators(sessions.filter(isOperators)),
        goodVisitors(sessions.filter(isVisitors)),
      ])
      return [...operators, ...visitors]
    },
    /** Presence may have been lost with what it was kept in. */
    announceAll(): void {
      for (const { who, phase } of roster.all) {
        if (who.kind === 'operator' && phase.name === 'ready') presence.announce(who.id, who.actor).catch(failed)
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

type Of<Who> = Session & { who: Who }
const isOperators = (session: Session): session is Of<OperatorConnection> => session.who.kind === 'operator'
const isVisitors = (session: Session): session is Of<VisitorConnection> => session.who.kind === 'visitor'
