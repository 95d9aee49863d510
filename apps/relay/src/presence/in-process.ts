import type { Clock } from '../clock/clock.ts'
import { type OperatorState, type Presence, presenceEndsMs } from './presence.ts'

type Connection = { readonly operator: string; readonly sites: readonly string[]; untilMs: number }

/** Presence for relays in one process. Where a thousand operators leave at once, each costs no more than one who leaves alone. */
export function createInProcessPresence(clock: Clock): Presence {
  const here = new Map<string, Connection>()
  const bySite = createIndex()
  const byOperator = createIndex()
  const states = new Map<string, OperatorState>()

  function online(site: string): string[] {
    const now = clock.now()
    const found = [...bySite.of(site)].filter(one => one.untilMs > now && states.get(one.operator) !== 'away')
    return [...new Set(found.map(({ operator }) => operator))]
  }

  function forget(connection: string): Connection | undefined {
    const known = here.get(connection)
    if (!known) return undefined
    here.delete(connection)
    byOperator.remove(known.operator, known)
    for (const site of known.sites) bySite.remove(site, known)
    return known
  }

  return {
    async announce(connection, { id, sites }, state) {
      forget(connection)
      const one = { operator: id, sites, untilMs: clock.now() + presenceEndsMs }
      here.set(connection, one)
      byOperator.add(id, one)
      for (const site of sites) bySite.add(site, one)
      if (state) states.set(id, state)
    },
    async withdraw(connection) {
      const known = forget(connection)
      if (known && byOperator.of(known.operator).size === 0) states.delete(known.operator)
    },
    isOnline: async site => online(site).length > 0,
    online: async site => online(site),
  }
}

function createIndex() {
  const sets = new Map<string, Set<Connection>>()
  const none: ReadonlySet<Connection> = new Set()
  return {
    of: (key: string): ReadonlySet<Connection> => sets.get(key) ?? none,
    add(key: string, one: Connection) {
      const set = sets.get(key) ?? new Set()
      sets.set(key, set.add(one))
    },
    remove(key: string, one: Connection) {
      const set = sets.get(key)
      set?.delete(one)
      if (set?.size === 0) sets.delete(key)
    },
  }
}
