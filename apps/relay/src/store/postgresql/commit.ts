import type { Kysely } from 'kysely'
import type { Conversation, Write, Written } from '../conversations.ts'
import { createRecent } from '../recent.ts'
import type { Tables } from '../sql/schema.ts'
import { commitGroup } from './commit-group.ts'
import { commitRemembered } from './commit-remembered.ts'
import { isConflict } from './conflicts.ts'

/** Each try meets what the other relay has committed meanwhile; more in a row has another reason. */
const mostTries = 5

/**
 * Commits groups beside the groups of other relays: as what is remembered allows, or else behind locks. One that met another relay's in the same rows is
 * decided anew: a message sent twice, to two relays, is then found as known.
 */
export function createCommit(db: Kysely<Tables>, identity: { readonly epoch: string }) {
  const recent = createRecent<Conversation>()

  async function commitBehindLocks(writes: Write[]): Promise<Written[]> {
    for (let tries = 1; ; tries++) {
      try {
        return await commitGroup(db, writes)
      } catch (error) {
        if (tries === mostTries || !isConflict(error)) throw error
      }
    }
  }

  return {
    async commit(writes: Write[]): Promise<Written[]> {
      const written = (await commitRemembered(db, recent, identity.epoch, writes)) ?? (await commitBehindLocks(writes))
      for (const one of written) if (one.ok) recent.set(one.conversation.id, one.conversation)
      return written
    },
    /** What another relay says of a conversation, at its word: what is decided on it is checked. */
    heard(conversation: Conversation): void {
      const known = recent.get(conversation.id)
      if (!known || lengthOf(known) <= lengthOf(conversation)) recent.set(conversation.id, conversation)
    },
    /** The database was restored: what is remembered of another history may have as many messages as this one, and none of them. */
    forget: (): void => recent.clear(),
  }
}

const lengthOf = ({ heads }: Conversation) => heads.talk + heads.notes
