import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Makes this process the only relay on a folder, or one of several that know of each other. The lock is one of the operating system, held
 * through SQLite on a file of its own, so it is gone with the process, however that ended. Answers how to let go, or who holds it.
 */
export function lockFolder(
  folder: string,
  mode: 'alone' | 'among others' = 'alone',
): { ok: true; release: () => void } | { ok: false; holder: string } {
  const pidFile = join(folder, 'relay.pid')
  const database = new DatabaseSync(join(folder, 'relay.lock'))
  try {
    // A transaction that has read holds a lock that others may hold too.
    database.exec(mode === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT count(*) FROM sqlite_master')
  } catch (error) {
    database.close()
    if (!isBusy(error)) throw error
    return { ok: false, holder: readHolder(pidFile) }
  }
  writeFileSync(pidFile, String(process.pid))
  return { ok: true, release: () => database.close() }
}

/** SQLITE_BUSY */
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 5

function readHolder(pidFile: string): string {
  try {
    return `process ${readFileSync(pidFile, 'utf8')}`
  } catch {
    return 'another process'
  }
}
