import { hostname } from 'node:os'
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool, types } from 'pg'
import { createAnswersTold } from '../sql/answers.ts'
import { createConversations } from '../sql/conversations.ts'
import { migrations } from '../sql/migrations.ts'
import { createPeople } from '../sql/people.ts'
import type { Tables } from '../sql/schema.ts'
import { createShowings } from '../sql/showings.ts'
import { createSites } from '../sql/sites.ts'
import { createWaits } from '../sql/waits.ts'
import { away, type Heard, nobodyHears, type Store } from '../store.ts'
import { createCommit } from './commit.ts'
import { differenceOf, type Identity, type Query, readIdentity, settleIdentity } from './identity.ts'

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
 * Throws when the database cannot be used.
 */
export async function openPostgresqlStore(url: string, heard: Heard = nobodyHears): Promise<Store> {
  const settled = { epoch: '', name: '' }
  /** Undefined until the tables are there to ask. */
  let known: Identity | undefined
  async function settle(query: Query) {
    const now = await readIdentity(query)
    if (known && !differenceOf(known, now)) return
    const { renewed, ...found } = await settleIdentity(query, now)
    known = now
    const isOther = settled.epoch !== '' && settled.epoch !== found.epoch
    Object.assign(settled, found)
    if (renewed ?? isOther) isRenewed(renewed ?? foundByAnother)
  }
  function isRenewed(reason: string) {
    forget()
    heard.renewed(reason)
  }
  const pool = new Pool({
    connectionString: url,
    application_name: nameOfProcess,
    max: maxConnections,
    keepAlive: true,
    types: { getTypeParser },
    ...waits,
    // A connection that is new may lead to a server that is new: nothing is asked of it before this. Not Kysely's own hook, after which a connection that
    // ended meanwhile is never given back, until the pool has no more to give.
    onConnect: async client => {
      const query: Query = async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows
      await query('set synchronous_commit = on')
      if (known) await settle(query)
    },
  })
  // A connection that breaks between two queries has nobody to tell; without a listener, at the pool while it is idle and at itself while it is
  // in use, that would end the process. The next query on it fails.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const { commit, heard: remember, forget } = createCommit(db, settled)
  try {
    await checkDurability(db)
    const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest()
    if (error) throw error
    await db.connection().execute(one => settle(queryOf(one)))
    const conversations = createConversations(db, settled, commit, heard.failed, { heard: remember })
    return {
      name: settled.name,
      conversations,
      sites: createSites(db),
      people: createPeople(db),
      showings: createShowings(db),
      answers: createAnswersTold(db),
      waits: createWaits(db),
      inForce: {
        store: 'postgresql',
        durability: 'synchronous_commit=on: acknowledged messages survive a crash and a power cut',
      },
      condition: () =>
        sql`select 1`.execute(db).then(
          () => ({ status: 'ok' as const }),
          () => away,
        ),
      async lookAgain() {
        try {
          await db.connection().execute(one => settle(queryOf(one)))
          const row = await db.selectFrom('meta').select('value').where('name', '=', 'epoch').executeTakeFirstOrThrow()
          if (row.value === settled.epoch) return
          settled.epoch = row.value
          isRenewed(foundByAnother)
        } catch {
          // A database that is away is looked at again when it is back.
        }
      },
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

const foundByAnother = 'another relay has found it restored'

/** On the one connection that is given. */
const queryOf =
  (db: Kysely<Tables>): Query =>
  async (text, values) =>
    (await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values))).rows

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
export const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)
