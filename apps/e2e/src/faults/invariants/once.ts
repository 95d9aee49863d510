import { replayLists } from '../history/lists.ts'
import type { Invariant } from './invariant.ts'
import { droppedWithinMs, isRestored } from './restored.ts'

/** P2: one id is stored once, over all conversations. */
export const storedOnce: Invariant = {
  name: 'no id stored twice',
  column: 'duplicated',
  check({ log }) {
    const places = new Map<string, string[]>()
    for (const { id, talk, notes } of log) {
      for (const { messageId, seq } of [...talk, ...notes]) {
        places.set(messageId, [...(places.get(messageId) ?? []), `${seq} of ${id}`])
      }
    }
    return [...places].flatMap(([messageId, at]) => (at.length > 1 ? [`${messageId} is ${at.join(' and ')}`] : []))
  },
}

/** P5: no list shows an id twice at the same time. */
export const shownOnce: Invariant = {
  name: 'no id shown twice',
  column: 'duplicated',
  check(run) {
    const lines: string[] = []
    replayLists(run, ({ client, shown }, { event, messageId, seq }) => {
      if (event !== 'show') return
      if (shown.filter(other => other.messageId === messageId).length > 1) {
        lines.push(`${client} shows ${messageId} twice, again as ${seq}`)
      }
    })
    return lines
  },
}

/** P5: what a screen has confirmed stays on it. P9: only a restored store makes it drop what it has, and at once. */
export const shownStays: Invariant = {
  name: 'what is shown stays',
  column: 'other',
  check({ history }) {
    let dropsUntilMs = 0
    return history.flatMap(event => {
      if (isRestored(event)) dropsUntilMs = event.atMs + droppedWithinMs
      if (event.event !== 'hide' || event.atMs < dropsUntilMs) return []
      return [`${event.client} no longer shows ${event.messageId}, ${event.seq}`]
    })
  },
}
