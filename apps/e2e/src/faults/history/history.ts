import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Event, Unstamped } from './event.ts'

export type History = ReturnType<typeof createHistory>
export type Recorder = History['record']

/** Keeps every event of a run in memory for the invariants, and in a file as one JSON line each, for whoever looks at a failure. */
export function createHistory(path: string, now: () => number) {
  const events: Event[] = []
  const file = createWriteStream(path)
  const beganMs = now()
  let isOver = false
  return {
    events,
    path,
    record(event: Unstamped): void {
      if (isOver) return
      const stamped = { atMs: Math.round(now() - beganMs), ...event } as Event
      events.push(stamped)
      file.write(`${JSON.stringify(stamped)}\n`)
    },
    /** What clients say while they are taken down is no part of the run. */
    async close(): Promise<void> {
      if (isOver) return
      isOver = true
      file.end()
      await finished(file)
    },
  }
}
