import type { Session } from './session.ts'

/** What a gateway can say of itself at this moment, for whoever measures. */
export const liveOf = (sessions: ReadonlySet<Session>) => ({
  connections() {
    const kinds = { visitor: 0, operator: 0 }
    for (const { who } of sessions) kinds[who.kind]++
    return kinds
  },
  /** Sends read and not yet answered. */
  outstanding() {
    let sum = 0
    for (const { outstanding } of sessions) sum += outstanding
    return sum
  },
})
