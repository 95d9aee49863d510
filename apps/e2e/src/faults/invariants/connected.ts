import { inWakingTime } from '../history/awake.ts'
import type { Event } from '../history/event.ts'
import type { Invariant } from './invariant.ts'
import { isRestored } from './restored.ts'

/** P8: a message that is stored while a client calls itself connected is on its screen within this time. */
const repairedWithinMs = 15_000

/**
 * P6, P8: a client that comes back says "connected" only when it shows all that was acknowledged before its connection went down; and what is
 * acknowledged while it is connected is shown within 15 seconds.
 */
export function createConnectedAtHead(): Invariant {
  return {
    name: 'connected implies the head is reached',
    column: 'lost',
    check({ history }) {
      const heads = new Map<string, number>()
      const views = new Map<string, View>()
      const lines: string[] = []
      for (const event of history) {
        if (event.event === 'ack' && event.lane === 'talk') {
          heads.set(event.conversation, Math.max(event.seq, heads.get(event.conversation) ?? 0))
        }
        if (isRestored(event)) {
          heads.clear()
          for (const { atDown } of views.values()) atDown.clear()
        }
        if (!('client' in event) || event.client === undefined) continue
        const view = views.get(event.client) ?? { shown: new Map(), atDown: new Map() }
        views.set(event.client, view)
        lines.push(...look(view, event, heads))
      }
      return [...lines, ...lateOnes(inWakingTime(history))]
    },
  }
}

/** What a client shows of each conversation, and the heads at the moment its connection went down. */
type View = { shown: Map<string, number>; atDown: Map<string, number> }

function look({ shown, atDown }: View, event: Event, heads: Map<string, number>): string[] {
  if (event.event === 'show' && event.lane === 'talk') {
    shown.set(event.conversation, Math.max(event.seq, shown.get(event.conversation) ?? 0))
  } else if (event.event === 'state' && event.state === 'down') {
    for (const conversation of shown.keys()) atDown.set(conversation, heads.get(conversation) ?? 0)
  } else if (event.event === 'state' && event.state === 'connected') {
    const behind = [...atDown].filter(([conversation, head]) => (shown.get(conversation) ?? 0) < head)
    return behind.map(
      ([conversation, head]) =>
        `${event.client} calls itself connected at ${shown.get(conversation) ?? 0} of ${head} of ${conversation}`,
    )
  } else if (event.event === 'fault' && event.fault === 'reload') {
    shown.clear()
    atDown.clear()
  }
  return []
}

/** Acknowledged, and not shown in time by a client that was connected all the while. */
function lateOnes(history: readonly Event[]): string[] {
  const connectedSince = new Map<string, number>()
  const follows = new Map<string, Set<string>>()
  const due: { client: string; conversation: string; messageId: string; seq: number; atMs: number }[] = []
  const shown = new Set<string>()
  const lines: string[] = []
  for (const event of history) {
    for (let first = due[0]; first && event.atMs - first.atMs > repairedWithinMs; first = due[0]) {
      due.shift()
      const since = connectedSince.get(first.client)
      const isLate = since !== undefined && since <= first.atMs && !shown.has(`${first.client} ${first.messageId}`)
      if (isLate) lines.push(`${first.client} is connected and does not show ${first.seq} of ${first.conversation}`)
    }
    if (isRestored(event)) due.splice(0)
    else if (event.event === 'state') {
      if (event.state === 'connected') connectedSince.set(event.client, event.atMs)
      else connectedSince.delete(event.client)
    } else if (event.event === 'fault' && event.fault === 'silence' && event.client !== undefined) {
      // Nothing can be shown that cannot arrive: how long it may believe in the connection is another promise.
      connectedSince.delete(event.client)
    } else if (event.event === 'show') {
      shown.add(`${event.client} ${event.messageId}`)
      follows.set(event.client, (follows.get(event.client) ?? new Set()).add(event.conversation))
    } else if (event.event === 'ack' && event.lane === 'talk') {
      for (const client of connectedSince.keys()) {
        if (follows.get(client)?.has(event.conversation)) due.push({ ...event, client })
      }
    }
  }
  return lines
}
