import { type BigIntStats, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { newId } from '../../identity/tokens.ts'
import type { Testimony, Witness } from './witness.ts'

/** What `beckon backup` writes into its copy in place of a file's identity. */
export const markOfBackup = 'a backup'

export type Settled = {
  epoch: string
  /** What relays on this store call it by, whatever its epoch. */
  name: string
  /** Why the epoch was drawn anew, in words for the log; undefined when it was not. */
  renewed?: string
}

/**
 * Finds out whether this is the file it was at the last opening, and draws a new epoch when it was copied, moved or restored. In one transaction, so
 * that of several processes that open it together one does so.
 */
export function settleIdentity(database: DatabaseSync, path: string, witness: Witness): Settled {
  database.exec('BEGIN IMMEDIATE')
  try {
    const meta = readMeta(database)
    const before = meta.get('epoch') ?? newId()
    const newest = readNewest(database)
    const file = describeFile(statSync(path, { bigint: true }))
    const testimony = witness.read()
    const recorded = meta.get('file')
    const renewed = (recorded && reasonOfFile(recorded, file)) || reasonOfWitness(testimony, before, newest)
    const epoch = renewed ? newId() : before
    const name = meta.get('name') ?? before
    setMeta(database, meta, { epoch, name, file: JSON.stringify(file) })
    // Before the commit: whoever waits for this transaction finds both agreed.
    if (!testimony || renewed) witness.write(epoch, newest)
    database.exec('COMMIT')
    return { epoch, name, ...(renewed && { renewed }) }
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Messages are numbered by SQLite as they come, over all conversations. */
const readNewest = (database: DatabaseSync) =>
  Number(database.prepare('SELECT coalesce(max(rowid), 0) AS newest FROM messages').get()?.newest)

/** `born` is missing where the file system does not tell it. */
type FileIdentity = { device: string; inode: string; born?: string }

function describeFile({ dev, ino, birthtimeNs, ctimeNs }: BigIntStats): FileIdentity {
  // Where the time of birth is unknown it is 0, or that of the last change.
  const isBirthKnown = birthtimeNs > 0n && birthtimeNs !== ctimeNs
  return { device: `${dev}`, inode: `${ino}`, ...(isBirthKnown && { born: `${birthtimeNs}` }) }
}

function reasonOfFile(recorded: string, file: FileIdentity): string | undefined {
  if (recorded === markOfBackup) return 'it was restored from a backup'
  const { device, inode, born }: FileIdentity = JSON.parse(recorded)
  // Numbers of devices change when a machine starts anew, and numbers of inodes are used again; the two together with a birth are neither.
  const isSame = inode === file.inode && (born && file.born ? born === file.born : device === file.device)
  return isSame ? undefined : 'its file is another one than before: it was copied, moved or restored'
}

function reasonOfWitness(testimony: Testimony | undefined, epoch: string, newest: number): string | undefined {
  if (!testimony) return undefined
  if (testimony.epoch !== epoch) return 'it had another epoch before: an older copy was restored'
  if (testimony.newest > newest) return 'it held more before: an older copy was restored'
  return testimony.isOriginal ? undefined : 'its folder was copied or restored'
}

function readMeta(database: DatabaseSync): Map<string, string> {
  const rows = database.prepare('SELECT name, value FROM meta').all()
  return new Map(rows.map(({ name, value }) => [String(name), String(value)]))
}

function setMeta(database: DatabaseSync, known: Map<string, string>, values: Record<string, string>) {
  const set = database.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  for (const [name, value] of Object.entries(values)) if (known.get(name) !== value) set.run(name, value)
}
