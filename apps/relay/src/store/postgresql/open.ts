import { hostname } from 'node:os'
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool, types } from 'pg'
import { createConversations } from '../sql/conversations.ts'
import { readEpoch } from '../sql/epoch.ts'
import { migrations } from '../sql/migrations.ts'
import { createPeople } from '../sql/people.ts'
import type { Tables } from '../sql/schema.ts'
import { createSites } from '../sql/sites.ts'
import type { Store } from '../store.ts'
import { commitWithOthers } from './commit.ts'

/** A database that is gone refuses at once; one that hangs must not keep senders waiting longer than they believe in. */
const waits = {
  connectionTimeoutMillis: 3000,
  query_timeout: 4000,
  lock_timeout: 3000,
  /** Locks of a relay that froze within a transaction. */
  idle_in_transaction_session_timeout: 10_000,
}
/** One commit at a time and some reads beside it. */
const maxConnections = 10

/**
 * Opens the store in a PostgreSQL database and brings its tables up to date, also when several relays do so together.
 * `failed` is told of each group of writes that could not be committed. Throws when the database cannot be used.
 */
export async function openPostgresqlStore(url: string, failed: (error: unknown) => void = () => {}): Promise<Store> {
  const pool = new Pool({
    connectionString: url,
    application_name: nameOfProcess,
    max: maxConnections,
    keepAlive: true,
    types: { getTypeParser },
    ...waits,
  })
  // A connection that breaks between two queries has nobody to tell; without a listener, at the pool while it is idle and at itself while it is
  // in use, that would end the process. The next query on it fails.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async connection => {
        await connection.executeQuery(CompiledQuery.raw('set synchronous_commit = on'))
      },
    }),
  })
  try {
    await checkDurability(db)
    const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest()
    if (error) throw error
    const epoch = await readEpoch(db)
    const conversations = createConversations(db, epoch, writes => commitWithOthers(db, writes), failed)
    return {
      conversations,
      sites: createSites(db),
      people: createPeople(db),
      inForce: {
        store: 'postgresql',
        durability: 'synchronous_commit=on: acknowledged messages survive a crash and a power cut',
      },
      isReachable: () =>
        sql`select 1`.execute(db).then(
          () => true,
          () => false,
        ),
      async close() {
        await conversations.flush()
        await db.destroy()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** As `pg_stat_activity` shows it, and as a relay that finds another one names it. */
export const nameOfProcess = `beckon, process ${process.pid} on ${hostname()}`

/** Read back, since what acknowledged messages rest on may be set elsewhere: for the role, the database, the server. */
async function checkDurability(db: Kysely<Tables>): Promise<void> {
  for (const name of ['synchronous_commit', 'fsync', 'full_page_writes']) {
    const { rows } = await sql<Record<string, string>>`show ${sql.raw(name)}`.execute(db)
    const value = rows[0]?.[name]
    if (value !== 'on') throw new Error(`PostgreSQL runs with ${name}=${value}, and would lose acknowledged messages`)
  }
}

/** Times and counts are bigint columns, all far below what a number holds exactly; `pg` would give texts. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)
