import type { Lane } from '@beckon/protocol'
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Tables } from './schema.ts'

/**
 * Conversations with what their messages say about them. The heads, the last words and what is unread are kept nowhere else: a message then
 * costs one row, and nothing can disagree with it.
 */
export const selectConversations = (db: Kysely<Tables>) =>
  db
    .selectFrom('conversations')
    .leftJoin('messages as last', join =>
      join
        .onRef('last.conversation', '=', 'conversations.id')
        .on('last.lane', '=', 'talk')
        .on('last.seq', '=', lastSaid),
    )
    .selectAll('conversations')
    .select(['last.text as last_text', 'last.author_kind as last_by', 'last.at as last_at'])
    .select(eb => [headOf(eb, 'talk').as('head'), headOf(eb, 'notes').as('notes_head'), unreadIn(eb).as('unread')])

export const selectHeads = (db: Kysely<Tables>, ids: string[]) =>
  db
    .selectFrom('conversations')
    .select('id')
    .select(eb => [headOf(eb, 'talk').as('head'), headOf(eb, 'notes').as('notes_head')])
    .where('id', 'in', ids)

type Expressions = ExpressionBuilder<Tables, 'conversations'>

const ofThis = ({ selectFrom }: Expressions, lane: Lane) =>
  selectFrom('messages as m').whereRef('m.conversation', '=', 'conversations.id').where('m.lane', '=', lane)

/** By order and limit and not by `max`, which SQLite answers from the index only where nothing else is asked. */
const headOf = (eb: Expressions, lane: Lane) => ofThis(eb, lane).select('m.seq').orderBy('m.seq', 'desc').limit(1)

const lastSaid = (eb: Expressions) => headOf(eb, 'talk').where('m.author_kind', '<>', 'system')

const unreadIn = (eb: Expressions) =>
  ofThis(eb, 'talk')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .whereRef('m.seq', '>', 'conversations.read_operator')
    .where('m.author_kind', '=', 'visitor')
