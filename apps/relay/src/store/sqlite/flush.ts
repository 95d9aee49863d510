import { type FileHandle, open } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'

/**
 * Flushes what was committed into the write-ahead log of a database, without holding up the event loop as SQLite's own flush would. The connection commits
 * with `synchronous=NORMAL`, which leaves out that flush and nothing else, and nobody is told of a commit before this has resolved.
 * https://www.sqlite.org/wal.html
 */
export function createFlush(databasePath: string, openFile: (path: string) => Promise<Log> = openLog) {
  let log: Log | undefined
  let underWay: Promise<void> | undefined
  let hasFailed = false

  async function flush() {
    try {
      log ??= await openFile(`${databasePath}-wal`)
      await log.datasync()
    } catch (error) {
      hasFailed = true
      throw error
    }
  }

  return {
    /** Resolves when all that was committed before the call is on the disk. */
    start(): Promise<void> {
      const own = flush().finally(() => {
        if (underWay === own) underWay = undefined
      })
      underWay = own
      return own
    },
    /**
     * After a flush that failed the system may take what was not written for written, and the next flush would say so: everything is copied into the
     * database, which is flushed by SQLite. Throws while that fails too.
     */
    mend(database: DatabaseSync): void {
      if (!hasFailed) return
      const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}
      if (busy !== 0) throw new Error('what could not be flushed cannot be copied yet')
      hasFailed = false
    },
    /** For who has read: what is committed and not flushed yet may still be lost, and must not be told. */
    settled: (): Promise<void> | undefined => underWay?.catch(() => {}),
    close: async () => log?.close(),
  }
}

type Log = Pick<FileHandle, 'datasync' | 'close'>

/** Windows flushes only what may be written. SQLite keeps its locks on other files, so that closing this one releases none of them. */
const openLog = (path: string) => open(path, 'r+')
