import type { DatabaseSync } from 'node:sqlite'
import type { Conversation, Write, Written } from '../conversations.ts'
import { createRecent } from '../recent.ts'
import { cannotBeKept, decide, keyOf, mustCountUnread, repeated } from '../sql/decide.ts'
import { toConversationRow } from '../sql/rows.ts'
import type { Statements } from './statements.ts'

/**
 * Commits a group of writes as one transaction, in one turn of the event loop: nothing else of this process comes between. Conversations are
 * remembered from one group to the next for as long as no other connection has written. What it answers is written, and not flushed yet;
 * `newest` is the number of the last message, if there was any.
 */
export function createCommit(database: DatabaseSync, statements: Statements) {
  const recent = createRecent<Conversation>()
  let version: unknown

  function forgetWhatOthersChanged() {
    const now = statements.version()
    if (now !== version) recent.clear()
    version = now
  }

  return (writes: readonly Write[]): { written: Written[]; newest: number | undefined } => {
    statements.begin()
    try {
      forgetWhatOthersChanged()
      const group = createGroupWriter(statements, recent)
      const written = writes.map(group.write)
      const newest = group.finish()
      statements.commit()
      return { written, newest }
    } catch (error) {
      recent.clear()
      // SQLite has rolled back by itself where the disk is full.
      if (database.isTransaction) statements.rollback()
      throw error
    }
  }
}

/** Writes one after the other, each on what the ones before it have left. */
function createGroupWriter(statements: Statements, recent: ReturnType<typeof createRecent<Conversation>>) {
  const changed = new Map<string, Conversation>()
  let newest: number | undefined

  const current = (id: string) => recent.get(id) ?? statements.conversation(id)

  function answerKnown(write: Write): Written | undefined {
    const known = write.key && statements.known(keyOf(write.key.sender, write.key.messageId))
    return known && repeated(write, known, current(known.conversation))
  }

  return {
    write(write: Write): Written {
      if (cannotBeKept(write)) return { ok: false, code: 'bad_message' }
      const found = current(write.conversation)
      const decided = decide(write, found)
      // Repeats are rare: one that would be a single row shows when it is written, only the others are looked up first.
      const isLookedUp = !found || !decided.ok || decided.rows.length > 1
      const answer = isLookedUp ? answerKnown(write) : undefined
      if (answer) return answer
      if (!decided.ok) return decided

      const { conversation, messages, rows, decision } = decided
      if (!found) statements.insertConversation(toConversationRow(conversation))
      for (const row of rows) {
        const number = statements.insertMessage(row)
        newest = number ?? newest
        if (number !== undefined) continue
        const repeat = answerKnown(write)
        if (repeat && !isLookedUp) return repeat
        throw new Error(`the key of a message was taken within its own write: ${row.once}`)
      }
      if (decision.rekeyed) statements.rekey(conversation.id, decision.rekeyed)
      if (found && mustCountUnread(found, conversation)) conversation.unread = statements.unread(conversation)
      if (found && decision.change) changed.set(conversation.id, conversation)
      else if (changed.has(conversation.id)) changed.set(conversation.id, conversation)
      recent.set(conversation.id, conversation)
      return { ok: true, repeated: false, before: found?.status, conversation, messages }
    },
    finish(): number | undefined {
      for (const conversation of changed.values()) statements.update(toConversationRow(conversation))
      return newest
    },
  }
}
