import type { Lane } from '@beckon/protocol'
import type { Conversation } from '../store/conversations.ts'
import { Few, type ReadonlyFew } from './few.ts'
import type { Lanes } from './lanes.ts'
import type { Session } from './session.ts'

export type Roster = ReturnType<typeof createRoster>

/** Who is connected to this relay, and what each follows. */
export function createRoster(lanes: Lanes<Session>) {
  const all = new Set<Session>()
  const visitors = createGroups()
  const siteVisitors = createGroups()
  const siteOperators = createGroups()

  const groupsOf = ({ who }: Session): [Groups, string][] => {
    if (who.kind === 'operator') return who.actor.sites.map(site => [siteOperators, site])
    if (!who.actor) return []
    return [
      [visitors, who.actor.id],
      [siteVisitors, who.site],
    ]
  }

  return {
    all,
    add: (session: Session) => all.add(session),
    /** After this the connection hears what concerns its visitor, or its operator's sites. */
    join(session: Session) {
      for (const [groups, key] of groupsOf(session)) groups.add(key, session)
    },
    remove(session: Session) {
      all.delete(session)
      for (const [groups, key] of groupsOf(session)) groups.remove(key, session)
      for (const lane of session.follows) lanes.leave(session, lane)
      session.follows = new Few()
    },
    follow(session: Session, { id, heads }: Pick<Conversation, 'id' | 'heads'>, lane: Lane) {
      if (session.phase.name === 'ended') return
      session.follows.add(lanes.follow(session, id, lane, heads[lane]))
    },
    isFollowing: (session: Session, conversation: string, lane: Lane) =>
      lanes.followers(conversation, lane).has(session),
    /** Oldest first. */
    ofVisitor: (visitor: string) => visitors.of(visitor),
    visitorsOf: (site: string) => siteVisitors.of(site),
    operatorsOf: (site: string) => siteOperators.of(site),
  }
}

type Groups = ReturnType<typeof createGroups>

function createGroups() {
  const groups = new Map<string, Few<Session>>()
  const nobody: ReadonlyFew<Session> = new Few()
  return {
    of: (key: string): ReadonlyFew<Session> => groups.get(key) ?? nobody,
    add(key: string, session: Session) {
      const group = groups.get(key) ?? new Few()
      group.add(session)
      groups.set(key, group)
    },
    remove(key: string, session: Session) {
      const group = groups.get(key)
      group?.delete(session)
      if (group?.size === 0) groups.delete(key)
    },
  }
}
