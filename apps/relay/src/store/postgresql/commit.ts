import type { Kysely } from 'kysely'
import type { Write, Written } from '../conversations.ts'
import type { Tables } from '../sql/schema.ts'
import { commitGroup } from './commit-group.ts'

/** Each try meets what the other relay has committed meanwhile; more in a row has another reason. */
const mostTries = 5

/**
 * Commits a group beside the groups of other relays. One that met another relay's in the same rows is decided anew: a message sent twice, to
 * two relays, is then found as known.
 */
export async function commitWithOthers(db: Kysely<Tables>, writes: Write[]): Promise<Written[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await commitGroup(db, writes)
    } catch (error) {
      if (tries === mostTries || !isConflict(error)) throw error
    }
  }
}

/** unique_violation, serialization_failure, deadlock_detected */
const conflicts = ['23505', '40001', '40P01']

const isConflict = (error: unknown) =>
  error instanceof Error && 'code' in error && conflicts.includes(String(error.code))
