import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Write } from '../conversations.ts'
import { createAnswersTold } from '../sql/answers.ts'
import { createConversations } from '../sql/conversations.ts'
import { migrations } from '../sql/migrations.ts'
import { createPeople } from '../sql/people.ts'
import type { Tables } from '../sql/schema.ts'
import { createShowings } from '../sql/showings.ts'
import { createSites } from '../sql/sites.ts'
import { createWaits } from '../sql/waits.ts'
import { type Heard, nobodyHears, type Store } from '../store.ts'
import { createCheckpoints } from './checkpoint.ts'
import { createCommit } from './commit.ts'
import { createNodeSqliteDialect } from './dialect.ts'
import { createFlush } from './flush.ts'
import { settleIdentity } from './identity.ts'
import { createStatements } from './statements.ts'
import { createTrouble } from './trouble.ts'
import { openWitness, type Witness } from './witness.ts'

/** The command line writes beside a running relay; each waits this long for the other's transaction. */
const usualBusyTimeoutMs = 5000

/**
 * Opens the store in a folder, making it when it is not there, and brings its tables up to date.
 * Throws when the folder or file cannot be used.
 */
export async function openSqliteStore(
  folder: string,
  heard: Heard = nobodyHears,
  busyTimeoutMs = usualBusyTimeoutMs,
): Promise<Store> {
  makeFolder(folder)
  const path = join(folder, 'beckon.sqlite')
  const database = new DatabaseSync(path, {
    timeout: busyTimeoutMs,
    enableForeignKeyConstraints: true,
  })
  let witness: Witness | undefined
  try {
    makeDurable(database)
    witness = openWitness(join(folder, 'beckon.witness'))
    return await openOn({ database, path, witness, busyTimeoutMs, heard })
  } catch (error) {
    witness?.close()
    database.close()
    throw error
  }
}

type Opened = { database: DatabaseSync; path: string; witness: Witness; busyTimeoutMs: number; heard: Heard }

async function openOn({ database, path, witness, busyTimeoutMs, heard }: Opened): Promise<Store> {
  const copyAll = () => {
    const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}
    if (busy !== 0) throw new Error('what could not be flushed cannot be copied yet')
  }
  const flush = createFlush(path, { copyAll, failed: heard.failed })
  const db = new Kysely<Tables>({ dialect: createNodeSqliteDialect(database, flush.tryOnce) })
  await migrate(database, db)
  const { renewed, ...identity } = settleIdentity(database, path, witness)
  if (renewed) heard.renewed(renewed)
  // What a killed process had committed and not flushed is read from now on, and told.
  await flush.tryOnce().catch(async (error: unknown) => {
    await flush.close()
    throw error
  })
  const trouble = createTrouble(database, path, { busyTimeoutMs, isInDoubt: flush.isInDoubt, copyAll })
  const epoch = database.prepare("SELECT value FROM meta WHERE name = 'epoch'")
  const checkpoints = createCheckpoints(database, path, heard.failed)
  const commitNow = createCommit(database, createStatements(database, db))
  const commit = (writes: Write[]) =>
    trouble.watch(async () => {
      // A transaction of Kysely's may be waiting between two of its statements: then its lock is waited for.
      const commitHere = () => trouble.commit(() => commitNow(writes))
      const { written, newest } = database.isTransaction
        ? await db.connection().execute(async () => commitHere())
        : commitHere()
      await flush.start()
      checkpoints.wrote(writes.length)
      if (newest !== undefined) witness.write(identity.epoch, newest)
      return written
    })
  const conversations = createConversations(db, identity, commit, heard.failed, { settled: flush.settled })
  return {
    name: identity.name,
    conversations,
    sites: createSites(db),
    people: createPeople(db),
    showings: createShowings(db),
    answers: createAnswersTold(db),
    waits: createWaits(db),
    inForce: {
      store: 'sqlite',
      durability: 'flushed before the acknowledgement: what is acknowledged survives a crash and a power cut',
    },
    condition: async () => trouble.condition(),
    async lookAgain() {
      trouble.look()
      try {
        const found = String(epoch.get()?.value)
        if (found === identity.epoch) return
        identity.epoch = found
        heard.renewed('another process has found it restored')
      } catch (error) {
        heard.failed(error)
      }
    },
    async close() {
      await conversations.flush()
      await checkpoints.close()
      await flush.close()
      await db.destroy()
      witness.close()
    },
  }
}

/** In one transaction, so that of several processes that start together one makes the tables and the others find them. */
async function migrate(database: DatabaseSync, db: Kysely<Tables>): Promise<void> {
  database.exec('BEGIN IMMEDIATE')
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest()
  database.exec(error ? 'ROLLBACK' : 'COMMIT')
  if (error) throw error
}

/** Places in an index are found in memory, not in the log; it is taken only as the database grows. */
const cacheKilobytes = 65_536

/**
 * SQLite flushes the log before it copies it, and `createFlush` before anybody is told of a commit. Read back because a file may silently keep another journal, and
 * then a power cut loses what was acknowledged.
 */
function makeDurable(database: DatabaseSync) {
  database.exec('PRAGMA journal_mode = WAL')
  database.exec(`PRAGMA cache_size = -${cacheKilobytes}`)
  database.exec('PRAGMA synchronous = NORMAL')
  const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
  const found = { journal: pragma('journal_mode'), synchronous: pragma('synchronous'), keys: pragma('foreign_keys') }
  if (found.journal === 'wal' && found.synchronous === 1 && found.keys === 1) return
  throw new Error(`SQLite did not take WAL, synchronous=NORMAL and foreign_keys: ${JSON.stringify(found)}`)
}

/** Step by step: Node's own `recursive` never returns where the file system answers ENOENT below a folder that exists, as /proc does. */
function makeFolder(folder: string) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}
