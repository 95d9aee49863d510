import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** A disk that could not be written is tried again after this time. */
const usualRetryMs = 1000

export type Flush = ReturnType<typeof createFlush>

type Options = {
  /** Copies everything from the log into the database and flushes that; throws while it cannot. */
  copyAll(): void
  failed(error: unknown): void
  /** For tests. */
  openFile?: (path: string) => Promise<Log>
  retryMs?: number
}

/**
 * Flushes what was committed into the write-ahead log of a database, without holding up the event loop as SQLite's own flush would. The connection commits
 * with `synchronous=NORMAL`, which leaves out that flush and nothing else, and nobody is told of a commit before this has resolved.
 * https://www.sqlite.org/wal.html
 */
export function createFlush(
  databasePath: string,
  { copyAll, failed, openFile = openLog, retryMs = usualRetryMs }: Options,
) {
  let log: Log | undefined
  let underWay: Promise<void> | undefined
  /** While there is doubt about what the disk holds. */
  let mending: Promise<void> | undefined
  let isOver = false

  async function tryOnce() {
    if (mending) throw new Error(inDoubt)
    try {
      log ??= await openFile(`${databasePath}-wal`)
      await log.datasync()
    } catch (error) {
      failed(error)
      mending ??= mend().finally(() => {
        mending = undefined
      })
      // Whoever waits for it hears of it; there may be nobody.
      mending.catch(() => {})
      throw error
    }
  }

  /**
   * After a flush that failed the system may take what was not written for written, and the next flush would say so: everything is copied into the
   * database, which is flushed by SQLite.
   */
  async function mend() {
    for (;;) {
      // A process that has nothing else to do must be able to end.
      await wait(retryMs, undefined, { ref: false })
      if (isOver) throw new Error(inDoubt)
      try {
        return copyAll()
      } catch {
        // As before: it was told.
      }
    }
  }

  return {
    /** Resolves when all that was committed before the call is on the disk, however long that takes. */
    start(): Promise<void> {
      const own = tryOnce()
        .catch(() => mending)
        .finally(() => {
          if (underWay === own) underWay = undefined
        })
      underWay = own
      return own
    },
    /** The same for who would rather learn that it failed, and that nobody knows what is kept. */
    tryOnce,
    /** Whether there are commits of which nobody knows what a power cut would leave. Nothing more must be committed on top of them. */
    isInDoubt: () => mending !== undefined,
    /** For who has read: what is committed and not flushed yet may still be lost, and must not be told. */
    settled: (): Promise<void> | undefined => mending ?? underWay,
    async close(): Promise<void> {
      isOver = true
      await log?.close()
    },
  }
}

const inDoubt = 'nobody knows whether the disk keeps what was written last'

type Log = Pick<FileHandle, 'datasync' | 'close'>

/** Windows flushes only what may be written. SQLite keeps its locks on other files, so that closing this one releases none of them. */
const openLog = (path: string) => open(path, 'r+')
