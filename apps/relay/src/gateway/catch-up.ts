import { summaryForOperator, summaryForVisitor } from '../chat/summary.ts'
import { counts } from '../metrics/counts.ts'
import type { Conversation, Conversations } from '../store/conversations.ts'
import type { Desks } from './desk.ts'
import { maxConversations } from './hello.ts'
import type { Lanes } from './lanes.ts'
import type { Roster } from './roster.ts'
import { type Session, sendToAll } from './session.ts'

/** So many are asked for in one query. */
const idsAQuery = 500
/** Of the conversations closed meanwhile, so many of the newest are looked at. */
const closedLookedAt = 50

/**
 * Reads from the store what the bus may not have told, and tells the connections of this relay: new conversations, their state, and the messages of
 * what is followed. Calls while one is under way are one more after it.
 */
export function createCatchUp({
  store,
  roster,
  lanes,
  desks,
  failed,
}: {
  store: Conversations
  roster: Roster
  lanes: Lanes<Session>
  desks: Desks
  failed: (error: unknown) => void
}) {
  /** What was told of each conversation, so that repeated looks tell only what is new. */
  const told = new Map<string, string>()
  let state: 'idle' | 'running' | 'running, and again' = 'idle'

  const operators = () => [...roster.all].filter(({ who, phase }) => who.kind === 'operator' && phase.name === 'ready')

  function isNews(conversation: Conversation): boolean {
    const text = JSON.stringify(conversation)
    if (told.get(conversation.id) === text) return false
    told.set(conversation.id, text)
    return true
  }

  async function ofVisitors() {
    const ids = [...new Set([...roster.all].flatMap(({ who }) => (who.kind === 'visitor' && who.actor?.id) || []))]
    for (const some of slices(ids)) {
      const seen = new Map<string, number>()
      for (const conversation of await store.ofVisitors(some)) {
        const count = (seen.get(conversation.visitor.id) ?? 0) + 1
        seen.set(conversation.visitor.id, count)
        if (count <= maxConversations) tellVisitor(conversation)
      }
    }
  }

  function tellVisitor(conversation: Conversation) {
    const { id, visitor, heads } = conversation
    const sessions = roster.ofVisitor(visitor.id)
    for (const session of sessions) roster.follow(session, { id, heads: { ...heads, talk: 0 } }, 'talk')
    if (isNews(conversation)) {
      sendToAll(sessions, { type: 'conversation', conversation: summaryForVisitor(conversation, store.epoch) })
    }
  }

  async function ofOperators() {
    const sites = [...new Set(operators().flatMap(({ who }) => (who.kind === 'operator' ? who.actor.sites : [])))]
    const found = [
      ...(await store.atWork(sites)),
      ...(await store.closed(sites, Number.MAX_SAFE_INTEGER, closedLookedAt)),
    ]
    for (const conversation of found) {
      const key = { ...conversation, id: `operators ${conversation.id}` }
      if (!isNews(key)) continue
      const summary = summaryForOperator(conversation, store.epoch)
      sendToAll(roster.operatorsOf(conversation.site), { type: 'conversation', conversation: summary })
    }
    for (const site of sites) desks.changed(site)
  }

  async function messages() {
    for (const some of slices(lanes.conversations())) {
      for (const [id, heads] of await store.heads(some)) lanes.reach(id, heads)
    }
  }

  async function run() {
    do {
      state = 'running'
      counts.catchUps++
      await ofVisitors()
      await ofOperators()
      await messages()
    } while (isAsked())
  }
  const isAsked = () => state === 'running, and again'

  return {
    start(): void {
      if (state !== 'idle') {
        state = 'running, and again'
        return
      }
      run()
        .catch(failed)
        .finally(() => {
          state = 'idle'
        })
    },
    /** All is told as it happens again: what was told before is of no more use. */
    forget: () => told.clear(),
  }
}

function slices(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / idsAQuery) }, (_, index) =>
    ids.slice(index * idsAQuery, (index + 1) * idsAQuery),
  )
}
