import { inWakingTime } from '../history/awake.ts'
import type { Event } from '../history/event.ts'
import type { Invariant } from './invariant.ts'
import { isRestored } from './restored.ts'

/** P12: read marks only move forward, and never past the head. */
export const receiptsRise: Invariant = {
  name: 'receipts rise',
  column: 'other',
  check({ history, log }) {
    const heads = new Map(log.map(({ id, talk }) => [id, talk.length]))
    const last = new Map<string, number>()
    const restoredAt = history.findLastIndex(isRestored)
    return history.flatMap((event, at) => {
      if (isRestored(event)) last.clear()
      // What heads there were before a restore is not known any more.
      if (event.event !== 'read' || at < restoredAt) return []
      const { client, conversation, by, seq } = event
      const key = `${client} ${by} ${conversation}`
      const before = last.get(key) ?? 0
      last.set(key, seq)
      if (seq < before) return [`${client} hears that the ${by} has read ${seq} of ${conversation} after ${before}`]
      const head = heads.get(conversation) ?? 0
      return seq > head ? [`${client} hears that the ${by} has read ${seq} of ${head} of ${conversation}`] : []
    })
  },
}

/** P11: typing ends by itself. Judged on the naive client, which believes the relay; the strict one ends it on its own. */
export function createTypingEnds(withinMs: number): Invariant {
  return {
    name: 'typing ends',
    column: 'other',
    check({ history }) {
      const naive = new Set<string>()
      const open = new Map<string, { atMs: number; client: string }>()
      const lines: string[] = []
      const look = (atMs: number) => {
        for (const [key, since] of open) {
          if (atMs - since.atMs <= withinMs) continue
          open.delete(key)
          lines.push(`${since.client} is told of typing for more than ${withinMs} ms: ${key}`)
        }
      }
      for (const event of inWakingTime(history)) {
        look(event.atMs)
        if (event.event === 'join' && event.driver === 'naive') naive.add(event.client)
        if (!('client' in event) || event.client === undefined || !naive.has(event.client)) continue
        follow(open, event)
      }
      return lines
    },
  }
}

function follow(open: Map<string, { atMs: number; client: string }>, event: Event) {
  if (event.event === 'typing') {
    const key = `${event.client} ${event.by} ${event.conversation}`
    if (event.on) open.set(key, { atMs: event.atMs, client: event.client })
    else open.delete(key)
  } else if (event.event === 'state' && event.state !== 'connected') {
    // Who is not connected shows nobody typing.
    for (const [key, { client }] of open) if (client === event.client) open.delete(key)
  }
}
