import type { Person } from '@beckon/protocol'
import type { Conversation } from '../store/conversations.ts'

/** Who asks for something, as the connection proved it. */
export type VisitorActor = Person & { kind: 'visitor'; site: string }
export type OperatorActor = Person & { kind: 'operator'; sites: string[] }
export type Actor = VisitorActor | OperatorActor

/** A visitor has their own conversations, an operator those of their sites. For all others there is no such conversation. */
export function mayUse(actor: Actor, conversation: Conversation): boolean {
  return actor.kind === 'visitor'
    ? conversation.visitor.id === actor.id && conversation.site === actor.site
    : actor.sites.includes(conversation.site)
}

/** One side of the key that makes a repeated message harmless. */
export const senderOf = (actor: Actor) => `${actor.kind}:${actor.id}`

export const notFound = { ok: false, code: 'not_found' } as const
