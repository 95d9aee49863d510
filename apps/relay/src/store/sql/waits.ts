import type { Message } from '@beckon/protocol'
import type { Kysely } from 'kysely'
import type { Wait, Waits } from '../waits.ts'
import type { MessageRow, Tables } from './schema.ts'

/** Conversations whose replies are read at once. */
const conversationsARead = 200

/** What messages tell about how long visitors wait, in any database Kysely speaks to. */
export function createWaits(db: Kysely<Tables>): Waits {
  return {
    async since(site, from, most) {
      const told = await db
        .selectFrom('messages')
        .innerJoin('conversations', 'conversations.id', 'messages.conversation')
        .select(['messages.conversation', 'messages.seq', 'messages.at', 'messages.more'])
        .where('messages.more', 'is not', null)
        .where('messages.at', '>=', from)
        .where('messages.lane', '=', 'talk')
        .where('messages.author_kind', '=', 'system')
        .where('conversations.site', '=', site)
        .orderBy('messages.at', 'desc')
        .limit(most)
        .execute()
      const events = told.map(({ more, ...row }) => ({ ...row, ...(JSON.parse(more ?? '{}') as EventColumns) }))
      const begun = events.filter(({ event }) => event === 'waiting')
      const replies = await repliesIn(db, [...new Set(begun.map(({ conversation }) => conversation))])
      return begun.map(({ conversation, seq, at, away = false }): Wait => {
        const isAfter = (other: Row) => other.conversation === conversation && other.seq > seq
        const end = events.findLast(other => isAfter(other) && (other.event === 'closed' || other.event === 'waiting'))
        const reply = replies.get(conversation)?.find(isAfter)
        if (reply && (!end || reply.seq < end.seq)) return { at, away, repliedAt: reply.at }
        return { at, away, ...(end && { endedAt: end.at }) }
      })
    },
  }
}

type EventColumns = Pick<Message, 'event' | 'away'>
type Row = Pick<MessageRow, 'conversation' | 'seq' | 'at'>

/** When operators spoke in some conversations, in order. */
async function repliesIn(db: Kysely<Tables>, conversations: readonly string[]): Promise<Map<string, Row[]>> {
  const replies = new Map<string, Row[]>()
  for (let from = 0; from < conversations.length; from += conversationsARead) {
    const rows = await db
      .selectFrom('messages')
      .select(['conversation', 'seq', 'at'])
      .where('conversation', 'in', conversations.slice(from, from + conversationsARead))
      .where('lane', '=', 'talk')
      .where('author_kind', '=', 'operator')
      .orderBy('seq')
      .execute()
    for (const row of rows) {
      const known = replies.get(row.conversation)
      if (known) known.push(row)
      else replies.set(row.conversation, [row])
    }
  }
  return replies
}
