import type { ConversationSummary, Desk, Invitation, Message, Person, RelayFrame } from '@beckon/protocol'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { Link } from '../session/session.ts'

export type VisitorState = {
  link: Link
  conversation: ConversationSummary | undefined
  messages: readonly Message[]
  /** Sent and not yet known to be stored, in the order of pressing send. */
  pending: readonly OutboxEntry[]
  /** Whether there are messages before the first one held. */
  hasOlder: boolean
  typing: Person | undefined
  desk: Desk | undefined
}

export type StartWith = {
  invitation?: Invitation
  answer?: string
  person?: boolean
  page?: { url: string; title: string; language?: string }
  /** What the visitor was asked before, and filled in. */
  form?: { name: string; value: string }[]
}

export type VisitorChat = {
  state(): VisitorState
  on(event: 'change', listener: () => void): () => void
  /** Reads the outbox and connects if this device has a conversation or something to send; stores nothing new. */
  resume(): Promise<void>
  /** Into the current conversation, or beginning one with `start`. Resolves when the message is in the outbox. */
  send(text: string, start?: StartWith): Promise<void>
  retry(messageId: string): Promise<void>
  discard(messageId: string): Promise<void>
  handover(): Promise<RelayFrame | undefined>
  helped(messageId: string, helped: boolean): Promise<RelayFrame | undefined>
  /** Takes one of the answers that a message offered. */
  choose(messageId: string, answer: string): Promise<RelayFrame | undefined>
  /** Says whether the chat was good; a later verdict counts instead. */
  rate(good: boolean, comment?: string): Promise<RelayFrame | undefined>
  close(): Promise<RelayFrame | undefined>
  typing(on: boolean): void
  read(seq: number): void
  older(): Promise<void>
  draft(): string
  setDraft(text: string): void
  stop(): void
}
