import type { Lane, Message } from '@beckon/protocol'
import type { Write, Written } from '../store/conversations.ts'

/** Where a message came from: the connection is acknowledged where the others hear the message, so that it too hears of everything in order. */
export type Origin = { connection: object; acknowledge(own: Message): void }
/** One's own message among those of an event. */
export type Sent = { connection: object; lane: Lane; seq: number; acknowledge(): void }

/** The sender's own message among those that were written. */
export function sentIn(
  { messages }: Written & { ok: true },
  { key }: Write,
  { connection, acknowledge }: Origin,
): Sent | undefined {
  const own = messages.find(({ message }) => message.messageId === key?.messageId)
  if (!own) return undefined
  const { lane, message } = own
  return { connection, lane, seq: message.seq, acknowledge: () => acknowledge(message) }
}
