import type { ClientFrameOf, Limits } from '@beckon/protocol'
import type { FastifyBaseLogger } from 'fastify'
import type { Published } from '../chat/published.ts'
import { summaryForOperator, summaryForVisitor } from '../chat/summary.ts'
import type { Clock } from '../clock/clock.ts'
import { hashToken } from '../identity/tokens.ts'
import type { Presence } from '../presence/presence.ts'
import type { Rates } from '../rates/rates.ts'
import type { Store } from '../store/store.ts'
import type { Desks } from './desk.ts'
import type { Roster } from './roster.ts'
import { becomeReady, type OperatorConnection, type Session, type VisitorConnection } from './session.ts'

/** A visitor with more conversations finds the older ones nowhere; nobody has so many. */
export const maxConversations = 50
/** A visitor's counts outlive the connections by this, so that coming back does not reset them. */
const ratesKeptMs = 60_000

type Parts = {
  store: Store
  published: Pick<Published, 'siteAtHand'>
  roster: Roster
  desks: Desks
  presence: Presence
  rates: Rates
  clock: Clock
  limits: Limits
  presenceChanged: (sites: string[]) => void
  log: FastifyBaseLogger
}

/** Answers `hello`: proves the visitor, makes the connection hear what concerns it, then reads what it must know. */
export function createHello({
  store,
  published,
  roster,
  desks,
  presence,
  rates,
  clock,
  limits,
  presenceChanged,
  log,
}: Parts) {
  async function greetVisitor(session: Session, who: VisitorConnection, frame: ClientFrameOf<'hello'>) {
    const visitor = frame.token === undefined ? undefined : await store.people.visitorByToken(hashToken(frame.token))
    if (!visitor) return session.line.close('unauthenticated')
    if (visitor.site !== who.site) {
      log.warn({ visitor: visitor.id, site: who.site }, 'a token of another site')
      return session.line.close('forbidden')
    }
    const { id, name, device, verified } = visitor
    if (!verified && published.siteAtHand(who.site)?.site.identityRequired)
      return session.line.close('identity_required')
    if (session.phase.name === 'ended') return
    const { kind, site } = who
    session.who = { kind, site, actor: { kind, id, name, site, ...(verified && { verified }) }, device }
    session.rates = rates.sender(id, limits)
    roster.join(session)
    const [oldest] = roster.ofVisitor(id)
    if (roster.ofVisitor(id).size > limits.maxSocketsPerVisitor) oldest?.line.close('replaced')

    const conversations = await store.conversations.ofVisitor(id, maxConversations)
    for (const conversation of conversations) roster.follow(session, conversation, 'talk')
    const { epoch } = store.conversations
    const summaries = conversations.map(conversation => summaryForVisitor(conversation, epoch))
    const desk = await desks.read(site)
    welcome(session, frame.ref, { kind: 'visitor', id, name }, summaries, desk)
  }

  async function greetOperator(session: Session, connection: OperatorConnection, ref: number) {
    const { actor } = connection
    const { id, name, sites } = actor
    roster.join(session)
    await presence.announce(connection.id, actor)
    presenceChanged(sites)
    const { epoch } = store.conversations
    const conversations = await store.conversations.atWork(sites)
    const summaries = conversations.map(conversation => summaryForOperator(conversation, epoch))
    welcome(session, ref, { kind: 'operator', id, name }, summaries, await desks.readAll(sites))
  }

  function welcome(
    session: Session,
    ref: number,
    you: { kind: 'visitor' | 'operator'; id: string; name: string },
    conversations: ReturnType<typeof summaryForVisitor>[],
    desk: Awaited<ReturnType<Desks['read']>>,
  ) {
    becomeReady(session, { type: 'welcome', ref, protocol: 1, you, conversations, desk, limits })
  }

  return {
    async greet(session: Session, frame: ClientFrameOf<'hello'>): Promise<void> {
      const { phase, who } = session
      if (phase.name === 'new') phase.waitNoMore()
      session.phase = { name: 'greeting', held: [] }
      if (who.kind === 'visitor') await greetVisitor(session, who, frame)
      else await greetOperator(session, who, frame.ref)
    },
    forget({ who }: Session) {
      const id = who.kind === 'visitor' ? who.actor?.id : undefined
      if (id === undefined) return
      clock.after(ratesKeptMs, () => {
        if (roster.ofVisitor(id).size === 0) rates.forget(id)
      })
    },
  }
}
