import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'

/** The identity of this store, made with its tables. */
export async function readEpoch(db: Kysely<Tables>): Promise<string> {
  const { value } = await db.selectFrom('meta').select('value').where('name', '=', 'epoch').executeTakeFirstOrThrow()
  return value
}
