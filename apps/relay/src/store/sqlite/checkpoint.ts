import { once } from 'node:events'
import { statfsSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'

/**
 * After so many pages in the log it is copied into the database: each time costs flushes that the senders' own wait behind. With four times as many messages cost the
 * same, and the log of a quiet shop fills a small disk until it cannot be copied any more, for want of room in the database.
 */
const pagesAtATime = 2000
/** A writer that never rests leaves the other thread always a little behind; beyond so many pages, or this share of the room on the disk, the rest is copied at once. */
const mostPages = 32_000
const mostOfRoom = 1 / 4
/** What a commit leaves in the log, whatever is in it, and at most what each of its writes does beside, but for the longest words. */
const pagesACommit = 3
const pagesAWrite = 2

export type Checkpoints = ReturnType<typeof createCheckpoints>

/**
 * Keeps the write-ahead log short from another thread, because copying it ends in flushes that would stop the event loop for many milliseconds. The
 * thread starts with the first log that is long enough; short commands never have one.
 */
export function createCheckpoints(database: DatabaseSync, path: string, failed: (error: unknown) => void) {
  let worker: Worker | undefined
  let isRunning = false
  /** What a process that was killed has left is in the log as well. */
  let pages = sizeOf(`${path}-wal`) / pageBytes
  database.exec('PRAGMA wal_autocheckpoint = 0')

  function start() {
    const started = new Worker(new URL('./checkpoint-worker.mjs', import.meta.url), { workerData: path })
    started.unref()
    started.on('error', failed)
    started.on('exit', () => {
      worker = undefined
      isRunning = false
    })
    started.on('message', ({ log, checkpointed }: { log: number; checkpointed: number }) => {
      isRunning = false
      pages = Math.max(0, log - checkpointed)
      if (log > Math.min(mostPages, (mostOfRoom * roomBytes(path)) / pageBytes)) finish()
    })
    return started
  }

  /** What is left is little: the other thread has just been here. */
  function finish() {
    try {
      if (!database.isTransaction) database.exec('PRAGMA wal_checkpoint(PASSIVE)')
    } catch (error) {
      failed(error)
    }
  }

  return {
    /** Says that so many writes were committed together. */
    wrote(count: number): void {
      pages += pagesACommit + count * pagesAWrite
      if (isRunning || pages < pagesAtATime) return
      isRunning = true
      worker ??= start()
      worker.postMessage('checkpoint')
    },
    /** The last connection that closes copies what is left. */
    async close(): Promise<void> {
      const ending = worker
      if (!ending) return
      ending.ref()
      const ended = once(ending, 'exit')
      ending.postMessage('end')
      await ended
    },
  }
}

const pageBytes = 4096

function roomBytes(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  } catch {
    return Infinity
  }
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
