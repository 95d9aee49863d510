import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Condition } from '../store.ts'

const triedBytes = 65_536

type Options = {
  busyTimeoutMs: number
  isInDoubt(): boolean
  /** Copies everything from the log into the database, and gives the room it took back to the disk; throws while it cannot. */
  copyAll(): void
}

/** Whether the file can be written, as the last commit has shown: a full disk or a file held by another process refuses, and passes. */
export function createTrouble(database: DatabaseSync, path: string, { busyTimeoutMs, isInDoubt, copyAll }: Options) {
  const opened = identityOf(path)
  let words: string | undefined

  /** A file that was put in the place of ours while it is open: what goes into ours is lost with it. */
  const isReplaced = () => identityOf(path) !== opened

  /** Writes as much as a group may bring, without waiting for anybody; a full disk often has room for a page or two. */
  function tryToWrite() {
    database.exec('PRAGMA busy_timeout = 0')
    try {
      makeRoomFor(() =>
        database.exec(`
          INSERT INTO meta (name, value) VALUES ('room', hex(zeroblob(${triedBytes / 2})))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value;
          DELETE FROM meta WHERE name = 'room'`),
      )
      words = undefined
    } catch (error) {
      words = wordsOf(error)
    }
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  }

  /** Where a disk is full, what fills it may be the log itself: then the same is tried once more without it. */
  function makeRoomFor<T>(write: () => T): T {
    try {
      return write()
    } catch (error) {
      if (wordsOf(error) !== tooFull) throw error
      try {
        copyAll()
      } catch {
        throw error
      }
      return write()
    }
  }

  function look() {
    if (isReplaced()) words = replaced
    // A transaction under way shows by itself whether it can be written.
    else if (isInDoubt()) words = unflushed
    else if (words !== undefined && !database.isTransaction) tryToWrite()
  }

  return {
    look,
    condition(): Condition {
      look()
      return words === undefined ? { status: 'ok' } : { status: 'degraded', words }
    },
    /** Commits at once, after room was made where the disk is full. While it is known to be full that is left to `look`, or every message would cost an attempt. */
    commit: <T>(write: () => T): T => (words === tooFull ? write() : makeRoomFor(write)),
    /** Runs a commit and learns from it. */
    async watch<T>(commit: () => Promise<T>): Promise<T> {
      if (words === replaced) throw new Error(`The store's file was ${replaced}`)
      if (isInDoubt()) throw new Error(`The store is ${unflushed}`)
      try {
        const done = await commit()
        words = undefined
        return done
      } catch (error) {
        words = wordsOf(error)
        throw error
      }
    },
  }
}

const replaced = 'replaced while the relay runs, messages are refused: start the relay anew'
const tooFull = 'the disk is full, messages are refused until there is room'
const tooBusy = 'held by another process, messages are refused until it lets go'
const unflushed = 'not sure that the disk keeps what it was given, messages are refused until it is'
const failing = 'cannot be written, messages are refused until it can'

/** SQLITE_BUSY and SQLITE_FULL, without what further bits say. */
const wordsOfCode: Record<number, string> = { 5: tooBusy, 13: tooFull }

function wordsOf(error: unknown): string {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
  return wordsOfCode[code] ?? failing
}

function identityOf(path: string): string {
  const { dev, ino } = statSync(path, { throwIfNoEntry: false }) ?? { dev: 0, ino: 0 }
  return `${dev} ${ino}`
}
