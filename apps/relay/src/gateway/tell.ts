import type { BusEvent } from '../bus/bus.ts'
import type { Sent } from '../chat/sent.ts'
import { summaryForOperator, summaryForVisitor } from '../chat/summary.ts'
import type { Clock } from '../clock/clock.ts'
import type { Desks } from './desk.ts'
import type { Lanes } from './lanes.ts'
import type { Roster } from './roster.ts'
import { type Session, sendToAll } from './session.ts'
import { createSummaries } from './summaries.ts'

/** Tells the connections of this relay what happened, here or on another relay. */
export function createTell({
  store,
  clock,
  roster,
  lanes,
  desks,
  ended,
}: {
  store: { readonly epoch: string }
  clock: Clock
  roster: Roster
  lanes: Lanes<Session>
  desks: Desks
  ended: { endSession(hash: string): void; endDevice(visitor: string, device: string): void }
}) {
  const summaries = createSummaries(clock, conversation => {
    const summary = summaryForOperator(conversation, store.epoch)
    sendToAll(roster.operatorsOf(conversation.site), { type: 'conversation', conversation: summary })
  })

  function written({ conversation, messages, changed, wasWaiting }: BusEvent & { kind: 'written' }, sent?: Sent) {
    const { id, site, visitor, heads, read } = conversation
    const { epoch } = store
    const isFirst = messages[0]?.message.seq === 1
    if (isFirst) {
      for (const session of roster.ofVisitor(visitor.id)) {
        roster.follow(session, { id, heads: { ...heads, talk: 0 } }, 'talk')
      }
    }
    // First the conversation, so that no message belongs to one a client has not heard of.
    if (changed === 'status') {
      // It may have become another's, and what is said in it from now on is no longer for who had it.
      for (const { who, line } of lanes.followers(id, 'talk'))
        if (who.kind === 'visitor' && who.actor?.id !== visitor.id) line.close('revoked')
      const summary = summaryForVisitor(conversation, epoch)
      sendToAll(roster.ofVisitor(visitor.id), { type: 'conversation', conversation: summary })
    }
    if (changed === 'nothing' && !isFirst) summaries.changed(conversation)
    else summaries.now(conversation)
    lanes.deliver(id, messages, sent)
    if (changed === 'visitor' || changed === 'operator') {
      sendToAll(lanes.followers(id, 'talk'), { type: 'read', conversation: id, by: changed, seq: read[changed] })
    }
    if (wasWaiting !== (conversation.status === 'waiting')) desks.changed(site)
  }

  function typing({ conversation, by, on }: BusEvent & { kind: 'typing' }) {
    const others = [...lanes.followers(conversation, 'talk')].filter(({ who }) => who.actor?.id !== by.id)
    sendToAll(others, { type: 'typing', conversation, by, on })
  }

  function notice({ site, rule, text }: BusEvent & { kind: 'notice' }) {
    sendToAll(roster.operatorsOf(site), { type: 'notice', site, rule, text })
  }

  return (event: BusEvent, sent?: Sent): void => {
    if (event.kind === 'written') written(event, sent)
    else if (event.kind === 'typing') typing(event)
    else if (event.kind === 'desk') desks.changed(event.site)
    else if (event.kind === 'notice') notice(event)
    else if (event.kind === 'device-ended') ended.endDevice(event.visitor, event.device)
    else ended.endSession(event.session)
  }
}
