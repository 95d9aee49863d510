import type { Person, VisitorPerson } from '@beckon/protocol'
import type { Conversation } from '../store/conversations.ts'

/** Who asks for something, as the connection proved it. */
export type VisitorActor = VisitorPerson & { kind: 'visitor'; site: string }
export type OperatorActor = Person & { kind: 'operator'; sites: string[] }
export type Actor = VisitorActor | OperatorActor

/** A visitor has their own conversations, an operator those of their sites. For all others there is no such conversation. */
export function mayUse(actor: Actor, conversation: Conversation): boolean {
  return actor.kind === 'visitor'
    ? conversation.visitor.id === actor.id && conversation.site === actor.site
    : actor.sites.includes(conversation.site)
}

/** The visitor as a conversation keeps them. What they call themselves in a form is no match for what the site's server has signed. */
export function whoBegins({ id, name, verified }: VisitorActor, called?: string): VisitorPerson {
  return verified ? { id, name, verified } : { id, name: called ?? name }
}

/** One side of the key that makes a repeated message harmless. */
export const senderOf = (actor: Actor) => `${actor.kind}:${actor.id}`

export const notFound = { ok: false, code: 'not_found' } as const
