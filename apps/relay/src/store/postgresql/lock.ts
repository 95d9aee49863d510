import { Client } from 'pg'
import type { Clock } from '../../clock/clock.ts'
import { nameOfProcess } from './open.ts'

/** Any number that nobody else uses in this database for the same purpose. */
const lockKey = 7_300_842
const retryMs = 1000
const connectWithinMs = 3000

export type DatabaseLock = { ok: true; release: () => Promise<void> } | { ok: false; holder: string }

/**
 * Makes this process the only relay on a database, or one of several that know of each other: an advisory lock on a connection of its
 * own, so it is gone with the process. When the connection breaks the lock is taken again as soon as the database is back; `lost` is told who
 * was faster. Throws when the database cannot be used.
 */
export async function lockDatabase(
  url: string,
  mode: 'alone' | 'among others',
  clock: Clock,
  lost: (holder: string) => void,
): Promise<DatabaseLock> {
  let released = false
  let held: Client | undefined
  let cancelRetry = () => {}

  async function take(): Promise<{ client: Client } | { holder: string }> {
    const client = new Client({
      connectionString: url,
      application_name: nameOfProcess,
      connectionTimeoutMillis: connectWithinMs,
      keepAlive: true,
    })
    // What breaks shows as the end of the connection.
    client.on('error', () => {})
    await client.connect()
    const attempt = mode === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
    const { rows } = await client.query(`select ${attempt}(${lockKey}) as taken`)
    if (rows[0]?.taken === true) return { client }
    const holder = await readHolder(client)
    await client.end()
    return { holder }
  }

  function hold(client: Client) {
    held = client
    client.once('end', again)
  }

  function again() {
    held = undefined
    if (released) return
    cancelRetry = clock.after(retryMs, async () => {
      try {
        const taken = await take()
        if ('holder' in taken) return lost(taken.holder)
        if (released) await taken.client.end()
        else hold(taken.client)
      } catch {
        again()
      }
    })
  }

  const taken = await take()
  if ('holder' in taken) return { ok: false, holder: taken.holder }
  hold(taken.client)
  return {
    ok: true,
    async release() {
      released = true
      cancelRetry()
      await held?.end()
    },
  }
}

async function readHolder(client: Client): Promise<string> {
  const { rows } = await client.query(
    `select application_name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted and database = (select oid from pg_database where datname = current_database())`,
    [lockKey],
  )
  return rows[0]?.application_name || 'another process'
}
