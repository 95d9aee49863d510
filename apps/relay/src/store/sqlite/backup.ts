import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { markOfBackup } from './identity.ts'

/**
 * Copies the store of a folder into a file of its own, as it is at one moment, beside a relay that goes on writing. The copy says of itself that it is one: as a
 * store it has another epoch. It is on disk when this returns. Throws when there is no store, the file exists already or cannot be written.
 */
export function backUp(folder: string, file: string): void {
  if (existsSync(file)) throw new Error(`${file} exists already`)
  const source = join(folder, 'beckon.sqlite')
  if (!existsSync(source)) throw new Error(`there is no ${source}`)
  // Under its own name only when it is whole.
  const part = `${file}.part`
  rmSync(part, { force: true })
  const database = new DatabaseSync(source)
  try {
    database.prepare('VACUUM INTO ?').run(part)
  } finally {
    database.close()
  }
  const copy = new DatabaseSync(part)
  // Writing with FULL flushes the whole file.
  copy.exec('PRAGMA synchronous = FULL')
  const mark =
    "INSERT INTO meta (name, value) VALUES ('file', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
  copy.prepare(mark).run(markOfBackup)
  copy.close()
  renameSync(part, file)
  flush(dirname(file))
}

/** The new name, too, must survive a power cut. */
function flush(folder: string) {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
