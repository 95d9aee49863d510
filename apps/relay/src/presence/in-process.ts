import type { Clock } from '../clock/clock.ts'
import { type OperatorState, type Presence, presenceEndsMs } from './presence.ts'

/** Presence for relays in one process. */
export function createInProcessPresence(clock: Clock): Presence {
  const here = new Map<string, { operator: string; sites: string[]; untilMs: number }>()
  const states = new Map<string, OperatorState>()
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
    async isOnline(site) {
      const now = clock.now()
      return [...here.values()].some(
        one => one.untilMs > now && one.sites.includes(site) && states.get(one.operator) !== 'away',
      )
    },
  }
}
