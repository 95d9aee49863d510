import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { commitGroup } from '../sql/commit.ts'
import { createConversations } from '../sql/conversations.ts'
import { readEpoch } from '../sql/epoch.ts'
import { migrations } from '../sql/migrations.ts'
import { createPeople } from '../sql/people.ts'
import type { Tables } from '../sql/schema.ts'
import { createSites } from '../sql/sites.ts'
import type { Store } from '../store.ts'
import { createNodeSqliteDialect } from './dialect.ts'

/** The command line writes beside a running relay; each waits this long for the other's transaction. */
const busyTimeoutMs = 5000

/**
 * Opens the store in a folder, making it when it is not there, and brings its tables up to date.
 * `failed` is told of each group of writes that could not be committed. Throws when the folder or file cannot be used.
 */
export async function openSqliteStore(folder: string, failed: (error: unknown) => void = () => {}): Promise<Store> {
  makeFolder(folder)
  const database = new DatabaseSync(join(folder, 'beckon.sqlite'), {
    timeout: busyTimeoutMs,
    enableForeignKeyConstraints: true,
  })
  try {
    makeDurable(database)
    return await openOn(database, failed)
  } catch (error) {
    database.close()
    throw error
  }
}

async function openOn(database: DatabaseSync, failed: (error: unknown) => void): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: createNodeSqliteDialect(database) })
  await migrate(database, db)
  const epoch = await readEpoch(db)
  const conversations = createConversations(db, epoch, writes => commitGroup(db, writes, false), failed)
  return {
    conversations,
    sites: createSites(db),
    people: createPeople(db),
    inForce: { store: 'sqlite', durability: 'synchronous=FULL: acknowledged messages survive a crash and a power cut' },
    // A full disk or a busy file shows at the next write, and no earlier.
    isReachable: async () => true,
    async close() {
      await conversations.flush()
      await db.destroy()
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

/** Read back because a file reopened with other defaults may silently say NORMAL, and then a power cut loses what was acknowledged. */
function makeDurable(database: DatabaseSync) {
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
  const found = { journal: pragma('journal_mode'), synchronous: pragma('synchronous'), keys: pragma('foreign_keys') }
  if (found.journal === 'wal' && found.synchronous === 2 && found.keys === 1) return
  throw new Error(`SQLite did not take WAL, synchronous=FULL and foreign_keys: ${JSON.stringify(found)}`)
}

/** Step by step: Node's own `recursive` never returns where the file system answers ENOENT below a folder that exists, as /proc does. */
function makeFolder(folder: string) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}
