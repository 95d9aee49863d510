import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * Copies the log into the database on request, beside whoever writes. Answers how much there was and how much is copied, in pages. Not in TypeScript: a thread would take ten
 * megabytes more for a compiler of its own that removes the types.
 */
const database = new DatabaseSync(String(workerData))
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')

parentPort?.on('message', (/** @type {'checkpoint' | 'end'} */ wish) => {
  if (wish === 'end') {
    database.close()
    parentPort?.close()
    return
  }
  const { log, checkpointed } = checkpoint.get() ?? {}
  parentPort?.postMessage({ log: Number(log), checkpointed: Number(checkpointed) })
})
