import type { Conversation, Decision } from '../store/conversations.ts'
import { senderOf, type VisitorActor, whoBegins } from './actors.ts'
import { systemMessage } from './messages.ts'

/**
 * A conversation of somebody unknown becomes a person's. It is said in a message, since what relays remember of a conversation is only checked against its messages;
 * and what was sent before counts as sent by the person, or words that are sent again would be stored twice.
 */
export function decideAdoption(current: Conversation, person: VisitorActor, at: number): Decision {
  const from = senderOf({ ...person, id: current.visitor.id })
  return {
    ok: true,
    change: { visitor: whoBegins(person) },
    messages: [systemMessage('identified', at, person)],
    rekeyed: { from, to: senderOf(person) },
  }
}
