import { once } from 'node:events'
import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'

/** After so many pages in the log it is copied into the database: each time costs flushes that the senders' own wait behind. */
const pagesAtATime = 8000
/** A writer that never rests leaves the other thread always a little behind; beyond so many pages the rest is copied at once. */
const mostPages = 32_000
/** About what one message leaves in the log, between a busy relay's third of a page and an idle one's five. */
const pagesAWrite = 2

export type Checkpoints = ReturnType<typeof createCheckpoints>

/**
 * Keeps the write-ahead log short from another thread, because copying it ends in flushes that would stop the event loop for many milliseconds. The
 * thread starts with the first log that is long enough; short commands never have one.
 */
export function createCheckpoints(database: DatabaseSync, path: string, failed: (error: unknown) => void) {
  let worker: Worker | undefined
  let isRunning = false
  let pages = 0
  database.exec('PRAGMA wal_autocheckpoint = 0')

  function start() {
    const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: path })
    started.unref()
    started.on('error', failed)
    started.on('exit', () => {
      worker = undefined
      isRunning = false
    })
    started.on('message', ({ log, checkpointed }: { log: number; checkpointed: number }) => {
      isRunning = false
      pages = Math.max(0, log - checkpointed)
      if (log > mostPages) finish()
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
    /** Says that so many writes were committed. */
    wrote(count: number): void {
      pages += count * pagesAWrite
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
