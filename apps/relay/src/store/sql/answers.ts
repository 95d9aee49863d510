import type { Message } from '@beckon/protocol'
import type { Kysely } from 'kysely'
import type { AnswerEvent, AnswersTold, AnswerUse, Asked } from '../answers.ts'
import type { MessageRow, Tables } from './schema.ts'

/** Conversations whose words are read at once. */
const conversationsARead = 200

/** What messages tell about canned answers, in any database Kysely speaks to. */
export function createAnswersTold(db: Kysely<Tables>): AnswersTold {
  /** Few messages have `more`, and an index of its own finds those by time. */
  const telling = (site: string, from: number) =>
    db
      .selectFrom('messages')
      .innerJoin('conversations', 'conversations.id', 'messages.conversation')
      .select(['messages.conversation', 'messages.seq', 'messages.at', 'messages.author_kind', 'messages.more'])
      .where('messages.more', 'is not', null)
      .where('messages.at', '>=', from)
      .where('messages.lane', '=', 'talk')
      .where('conversations.site', '=', site)

  return {
    async uses(site, from, to) {
      const counts = new Map<string, AnswerUse>()
      const rows = await telling(site, from).where('messages.at', '<', to).execute()
      for (const row of rows) {
        for (const { answer, event } of usesIn(row)) {
          const key = `${event} ${answer}`
          const known = counts.get(key)
          if (known) known.count++
          else counts.set(key, { answer, event, count: 1 })
        }
      }
      return [...counts.values()]
    },
    async asked(site, from, most) {
      const rows = await telling(site, from).orderBy('messages.at', 'desc').limit(most).execute()
      const told = rows.flatMap(row => becameIn(row).map(became => ({ ...became, row })))
      const words = await wordsOf(db, [...new Set(told.map(({ row }) => row.conversation))])
      return told.flatMap(({ became, answer, row }): Asked[] => {
        const { conversation, seq } = row
        const found = words.get(conversation)?.findLast(each => each.seq < seq)
        return found
          ? [{ conversation, text: found.text, at: found.at, became, ...(answer !== undefined && { answer }) }]
          : []
      })
    },
    async setAside(site, ids, at) {
      for (const id of ids)
        await db
          .insertInto('set_aside')
          .values({ site, id, at })
          .onConflict(on => on.doNothing())
          .execute()
    },
    async takeBack(site, ids) {
      if (ids.length > 0)
        await db
          .deleteFrom('set_aside')
          .where('site', '=', site)
          .where('id', 'in', [...ids])
          .execute()
    },
    async aside(site) {
      const rows = await db.selectFrom('set_aside').select('id').where('site', '=', site).execute()
      return new Set(rows.map(({ id }) => id))
    },
  }
}

type Telling = Pick<MessageRow, 'conversation' | 'seq' | 'at' | 'author_kind' | 'more'>
type More = Pick<Message, 'event' | 'answer' | 'offers' | 'inserted'>

const moreOf = ({ more }: Telling): More => JSON.parse(more ?? '{}')

function usesIn(row: Telling): { answer: string; event: AnswerEvent }[] {
  const { event, answer, offers = [], inserted = [] } = moreOf(row)
  if (event === 'helped' || event === 'not-helped') return answer ? [{ answer: answer.id, event }] : []
  return [
    ...(answer ? [{ answer: answer.id, event: answer.chosen ? ('chosen' as const) : ('given' as const) }] : []),
    ...offers.map(({ id }) => ({ answer: id, event: 'offered' as const })),
    ...inserted.map(id => ({ answer: id, event: 'inserted' as const })),
  ]
}

function becameIn(row: Telling): Pick<Asked, 'became' | 'answer'>[] {
  const { event, answer, inserted = [] } = moreOf(row)
  if (event === 'waiting') return [{ became: 'person' }]
  if (event === 'helped' || event === 'not-helped') return answer ? [{ became: event, answer: answer.id }] : []
  if (answer) return [{ became: answer.chosen ? 'chosen' : 'given', answer: answer.id }]
  return inserted.map(id => ({ became: 'inserted', answer: id }))
}

/** What the visitors of some conversations wrote, in order. */
async function wordsOf(db: Kysely<Tables>, conversations: readonly string[]) {
  const words = new Map<string, { seq: number; at: number; text: string }[]>()
  for (let from = 0; from < conversations.length; from += conversationsARead) {
    const rows = await db
      .selectFrom('messages')
      .select(['conversation', 'seq', 'at', 'text'])
      .where('conversation', 'in', conversations.slice(from, from + conversationsARead))
      .where('lane', '=', 'talk')
      .where('author_kind', '=', 'visitor')
      .orderBy('seq')
      .execute()
    for (const { conversation, ...said } of rows) {
      const known = words.get(conversation)
      if (known) known.push(said)
      else words.set(conversation, [said])
    }
  }
  return words
}
