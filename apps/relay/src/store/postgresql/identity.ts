import { newId } from '../../identity/tokens.ts'

/** One statement on one connection. */
export type Query = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

export type Settled = {
  epoch: string
  /** What relays on this store call it by, whatever its epoch. */
  name: string
  /** Why the epoch was drawn anew, in words for the log; undefined when it was not. */
  renewed?: string
}

/** A part that this role may not ask for is missing, and is not compared. */
export type Identity = {
  /** The cluster of this server and all its standbys. */
  system?: string
  /** One more after each promotion of a standby and each recovery to a point in time. */
  timeline?: string
  /** Of the database and the table: other ones after a dump was read in. */
  tables: string
}

/**
 * Makes a store's identity agree with what it says of itself now: a new epoch is drawn when it was restored, or when a standby took over that may not
 * have had everything. The row is locked, so that of several relays one does so.
 */
export async function settleIdentity(query: Query, now: Identity): Promise<Settled> {
  await query('begin')
  try {
    await query("select 1 from meta where name = 'epoch' for update")
    const rows = await query('select name, value from meta')
    const meta = new Map(rows.map(({ name, value }) => [String(name), String(value)]))
    const before = meta.get('epoch') ?? newId()
    const recorded = meta.get('identity')
    const renewed = recorded === undefined ? undefined : differenceOf(JSON.parse(recorded), now)
    const settled = { epoch: renewed ? newId() : before, name: meta.get('name') ?? before }
    for (const [name, value] of Object.entries({ ...settled, identity: JSON.stringify(now) })) {
      if (meta.get(name) !== value) await query(set, [name, value])
    }
    await query('commit')
    return { ...settled, ...(renewed && { renewed }) }
  } catch (error) {
    await query('rollback').catch(() => {})
    throw error
  }
}

const set = 'insert into meta (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value'

/** Why these are not the same, in words for the log; undefined when they are. */
export function differenceOf(before: Identity, now: Identity): string | undefined {
  const differs = (part: keyof Identity) => before[part] && now[part] && before[part] !== now[part]
  if (differs('system')) return 'it is on another server than before'
  if (differs('timeline')) return 'its server was restored to a point in time, or a standby took over'
  return differs('tables') ? 'its tables were restored from a dump' : undefined
}

/** What the database says of itself, as far as this role may ask. */
export async function readIdentity(query: Query): Promise<Identity> {
  const [may] = await query(privileges)
  const columns = [
    `format('%s %s', (select oid from pg_database where datname = current_database()), 'meta'::regclass::oid) as tables`,
    ...(may?.system ? ['(select system_identifier::text from pg_control_system()) as system'] : []),
    // The first eight digits of a file of the log; what pg_control_checkpoint() says is as old as the last checkpoint.
    ...(may?.timeline ? ['substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline'] : []),
  ]
  const [found] = await query(`select ${columns.join(', ')}`)
  return found as Identity
}

/** Asked for first: a statement that names a function this role may not call fails as a whole. */
const privileges = `select has_function_privilege('pg_control_system()', 'execute') as system,
  has_function_privilege('pg_current_wal_lsn()', 'execute')
    and has_function_privilege('pg_walfile_name(pg_lsn)', 'execute') as timeline`
