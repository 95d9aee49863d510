import type { Change, Conversation, Decision, Draft } from '../store/conversations.ts'
import type { Actor, OperatorActor } from './actors.ts'
import { systemMessage } from './messages.ts'
import { toWaiting } from './visitor-turn.ts'

const taken = { ok: false, code: 'taken' } as const

/** An operator takes a conversation; one's own again is harmless, another operator's is refused. */
export function decideTake(current: Conversation, operator: OperatorActor, at: number): Decision {
  if (isServedByAnother(current, operator)) return taken
  if (current.status === 'served') return { ok: true }
  return {
    ok: true,
    change: toServed(operator),
    messages: [...reopened(current, at), systemMessage('taken', at, operator)],
  }
}

/** An operator's words. Whoever answers first has the conversation; notes are everybody's. */
export function decideOperatorTurn(current: Conversation, operator: OperatorActor, words: Draft, at: number): Decision {
  if (words.lane === 'notes') return { ok: true, messages: [words] }
  const take = decideTake(current, operator, at)
  return take.ok ? { ...take, messages: [...(take.messages ?? []), words] } : take
}

export function decideRelease(current: Conversation, operator: OperatorActor, at: number): Decision {
  if (isServedByAnother(current, operator)) return taken
  if (current.status !== 'served') return { ok: true }
  return { ok: true, change: toWaiting(at), messages: [systemMessage('released', at, operator)] }
}

/** Either side may close; an operator not what another one is serving. */
export function decideClose(current: Conversation, actor: Actor, at: number): Decision {
  if (actor.kind === 'operator' && isServedByAnother(current, actor)) return taken
  if (current.status === 'closed') return { ok: true }
  const by = actor.kind === 'operator' ? actor : undefined
  return {
    ok: true,
    change: { status: 'closed', waitingSince: undefined },
    messages: [systemMessage('closed', at, by)],
  }
}

const isServedByAnother = ({ status, operator }: Conversation, { id }: OperatorActor) =>
  status === 'served' && operator?.id !== id

const reopened = ({ status }: Conversation, at: number) => (status === 'closed' ? [systemMessage('reopened', at)] : [])

const toServed = ({ id, name }: OperatorActor): Change => ({
  status: 'served',
  operator: { id, name },
  waitingSince: undefined,
})
