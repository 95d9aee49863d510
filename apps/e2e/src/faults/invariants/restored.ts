import type { Event } from '../history/event.ts'
import { replayLists } from '../history/lists.ts'
import type { Invariant } from './invariant.ts'

/** Everybody has heard of another epoch within this time: with the welcome, or with a pulse. */
export const droppedWithinMs = 15_000

export const isRestored = (event: Event) =>
  event.event === 'fault' && event.fault === 'restore' && event.phase === 'end'

/** P9: once quiet, no list holds what a restore has taken out of the log. */
export const nothingOldIsLeft: Invariant = {
  name: 'once quiet nothing is shown that was lost',
  column: 'other',
  check(run) {
    const stored = new Set(
      run.log.flatMap(({ id, talk, notes }) =>
        [...talk, ...notes].map(({ messageId, seq }) => `${id} ${messageId} ${seq}`),
      ),
    )
    return [...replayLists(run).values()].flatMap(({ client, conversation, shown }) =>
      shown.flatMap(({ messageId, seq }) =>
        stored.has(`${conversation} ${messageId} ${seq}`)
          ? []
          : [`${client} still shows ${messageId}, ${seq} of ${conversation}`],
      ),
    )
  },
}

/** P9: what a visitor had sent and was not acknowledged goes again, also where the restored store no longer has the conversation. */
export const unsentGoAgain: Invariant = {
  name: 'what was not acknowledged goes again',
  column: 'lost',
  check({ history }) {
    const visitors = new Set(
      history.flatMap(event => (event.event === 'join' && event.kind === 'visitor' ? [event.client] : [])),
    )
    return history.flatMap(event =>
      event.event === 'fail' && event.code === 'not_found' && visitors.has(event.client)
        ? [`${event.client} could not send ${event.messageId}: its conversation is gone`]
        : [],
    )
  },
}
