import type { Clock } from '../clock/clock.ts'
import { type OperatorState, type Presence, presenceEndsMs } from './presence.ts'

/** Presence for relays in one process. */
export function createInProcessPresence(clock: Clock): Presence {
  const here = new Map<string, { operator: string; sites: string[]; untilMs: number }>()
  const states = new Map<string, OperatorState>()

  function online(site: string): string[] {
    const now = clock.now()
    const found = [...here.values()].filter(
      one => one.untilMs > now && one.sites.includes(site) && states.get(one.operator) !== 'away',
    )
    return [...new Set(found.map(({ operator }) => operator))]
  }

  return {
    async announce(connection, { id, sites }, state) {
      here.set(connection, { operator: id, sites, untilMs: clock.now() + presenceEndsMs })
      if (state) states.set(id, state)
    },
    async withdraw(connection) {
      const operator = here.get(connection)?.operator
      here.delete(connection)
      const isGone = operator !== undefined && ![...here.values()].some(other => other.operator === operator)
      if (isGone) states.delete(operator)
    },
    isOnline: async site => online(site).length > 0,
    online: async site => online(site),
  }
}
