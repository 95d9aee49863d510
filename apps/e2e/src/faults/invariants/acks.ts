import type { Logged, Rendered, Run } from '../history/event.ts'
import type { Invariant } from './invariant.ts'
import { isRestored } from './restored.ts'

/** P1: what was acknowledged is in the log, under the `seq` that was named; before a restore, in the log of that time. */
export const acksAreStored: Invariant = {
  name: 'every ack is in the log',
  column: 'lost',
  check({ history, log, older = [] }) {
    const stored = byId(log)
    const storedBefore = byId([...log, ...older])
    const restoredAt = history.findLastIndex(isRestored)
    return history.flatMap((event, at) => {
      if (event.event !== 'ack') return []
      const found = (at < restoredAt ? storedBefore : stored).get(event.messageId)
      const { client, messageId, seq, conversation, lane } = event
      const isThere = found?.some(at => at.seq === seq && at.conversation === conversation && at.lane === lane)
      if (isThere) return []
      return [
        `${client} has an ack of ${messageId} as ${seq}, the log has ${found?.map(({ seq }) => seq) ?? 'nothing'}`,
      ]
    })
  },
}

/** P7: every send is acknowledged or confirmed on the sender's own screen, has failed with a reason, or is still there for the sender to see. */
export const everySendEnds: Invariant = {
  name: 'every send ends',
  column: 'lost',
  check({ history }) {
    const ended = new Set<string>()
    for (const event of history) {
      const { event: name } = event
      if (name === 'ack' || name === 'fail' || name === 'pending' || name === 'show') ended.add(keyOf(event))
    }
    return history.flatMap(event =>
      event.event === 'send' && !ended.has(keyOf(event))
        ? [`${event.client} sent ${event.messageId} and heard nothing of it`]
        : [],
    )
  },
}

/** P7: when the faults are over and everybody has had time, nothing waits any more; a relay that stores nothing would pass otherwise. */
export const nothingPendingOnceQuiet: Invariant = {
  name: 'once quiet nothing is pending',
  column: 'lost',
  check: ({ history }) =>
    history.flatMap(event => (event.event === 'pending' ? [`${event.client} still waits for ${event.messageId}`] : [])),
}

/** P1, P5: what a screen calls confirmed is in the log, with these words. */
export const nothingUnstoredShown: Invariant = {
  name: 'nothing confirmed that is not in the log',
  column: 'other',
  check({ history, log, older = [] }) {
    const stored = byId([...log, ...older])
    return history.flatMap(event => {
      if (event.event !== 'show') return []
      const { client, messageId, seq, conversation, lane, text } = event
      const isThere = stored
        .get(messageId)
        ?.some(at => at.seq === seq && at.conversation === conversation && at.lane === lane && at.text === text)
      return isThere ? [] : [`${client} shows ${messageId} as ${seq} of ${lane}, the log does not have it so`]
    })
  },
}

const keyOf = ({ client, messageId }: { client: string; messageId: string }) => `${client} ${messageId}`

function byId(log: Run['log']) {
  const found = new Map<string, (Rendered & { conversation: string; lane: 'talk' | 'notes' })[]>()
  const add = ({ id }: Logged, lane: 'talk' | 'notes', messages: readonly Rendered[]) => {
    for (const message of messages) {
      const known = found.get(message.messageId) ?? []
      found.set(message.messageId, [...known, { ...message, conversation: id, lane }])
    }
  }
  for (const logged of log) {
    add(logged, 'talk', logged.talk)
    add(logged, 'notes', logged.notes)
  }
  return found
}
