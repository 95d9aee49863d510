import type { ClientKind, Run } from '../history/event.ts'
import { listKey, replayLists } from '../history/lists.ts'
import type { Invariant } from './invariant.ts'
import { mayHear } from './isolation.ts'

/** P6: once quiet, every client shows every message of every conversation it may see. */
export const everybodyShowsTheLog: Invariant = {
  name: 'once quiet everybody shows the whole log',
  column: 'lost',
  check(run) {
    const lists = replayLists(run)
    const expected = (kind: ClientKind['kind']) =>
      kind === 'operator' ? (['talk', 'notes'] as const) : (['talk'] as const)
    return joinedOf(run).flatMap(who =>
      run.log
        .filter(logged => mayHear(who, logged))
        .flatMap(logged =>
          expected(who.kind).flatMap(lane => {
            const shown = lists.get(listKey({ client: who.client, conversation: logged.id, lane }))?.shown ?? []
            const ids = new Set(shown.map(({ messageId }) => messageId))
            const missing = logged[lane].filter(({ messageId }) => !ids.has(messageId))
            return missing.map(
              ({ seq }) => `${who.client} does not show ${seq} of ${logged[lane].length} of ${logged.id}`,
            )
          }),
        ),
    )
  },
}

/**
 * P6: a connection hears a lane without holes from its page on, or a client that does not ask again would lose what is between. Judged on the naive
 * client, because the strict one mends what the relay left out.
 */
export const liveWithoutHoles: Invariant = {
  name: 'heard without holes',
  column: 'lost',
  check(run) {
    const naive = new Set(joinedOf(run).flatMap(({ client, driver }) => (driver === 'naive' ? [client] : [])))
    const lines: string[] = []
    replayLists(run, ({ client, conversation, shown }, { event, index, seq }) => {
      if (event !== 'show' || !naive.has(client) || index !== shown.length - 1) return
      const before = shown[index - 1]?.seq ?? 0
      if (seq > before + 1) lines.push(`${client} hears ${seq} right after ${before} of ${conversation}`)
    })
    return lines
  },
}

const joinedOf = ({ history }: Run) => history.flatMap(event => (event.event === 'join' ? [event] : []))
