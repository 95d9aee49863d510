import type { ConversationSummary, Desk, Invitation, Message, Person, RelayFrame } from '@beckon/protocol'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Link } from '../session/session.ts'

export type VisitorState = {
  link: Link
  /** Rises when the device becomes somebody else's: nothing that is on screen may stay. */
  turn: number
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

/** What is asked of the conversation that is current; none of it does harm when it is asked twice. */
export type OfCurrent =
  | { type: 'handover' | 'close' }
  | { type: 'helped'; messageId: string; helped: boolean }
  | Choosing
  | Rating
/** Takes one of the answers that a message offered. */
type Choosing = { type: 'choose'; messageId: string; answer: string }
/** Says whether the chat was good; a later verdict, of another `messageId`, counts instead. */
type Rating = { type: 'rate'; messageId: string; good: boolean; comment?: string }

/** What stands before the connection where the page says who the visitor is. */
export type Gate = {
  /** Resolves when the device may connect as whoever its token says. */
  settle(): Promise<void>
  /** The token is good for nothing any more. Answers whether that has been seen to. */
  ended?(): boolean
  /** How it stands with what has to be settled, where that takes long. */
  link?: Link
}

export type VisitorChat = {
  state(): VisitorState
  on(event: 'change', listener: () => void): () => void
  /** Nothing connects as anybody, unless there is a gate, until there is one. */
  hold(): void
  /** Nothing connects but by way of this gate from now on. */
  guard(gate: Gate): void
  /** Forgets all that came and was to be sent: the device is somebody else's. */
  forget(): void
  /** Connects anew, as whoever the device is by now. */
  reconnect(): void
  /** Reads the outbox and connects if this device has a conversation or something to send; stores nothing new. */
  resume(): Promise<void>
  /** Into the current conversation, or beginning one with `start`. Resolves when the message is in the outbox. */
  send(text: string, start?: StartWith): Promise<void>
  retry(messageId: string): Promise<void>
  /** What `discard` takes a message out of. */
  outbox: Outbox
  /** Asks until there is an answer, over reconnects; undefined where there is no conversation. */
  insist(frame: OfCurrent): Promise<RelayFrame | undefined>
  typing(on: boolean): void
  read(seq: number): void
  older(): Promise<void>
  draft(): string
  setDraft(text: string): void
  stop(): void
}
