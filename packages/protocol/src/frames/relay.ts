import type { RefusalCode } from '../codes/refusals.ts'
import type { Limits } from '../limits.ts'
import type { ConversationSummary, Cursor, Desk, Lane, Message, Notice, Person } from './content.ts'

type InLane = { conversation: string; lane: Lane; epoch: string }

/** What a relay sends. PROTOCOL.md, section 4. A client ignores types and fields it does not know. */
export type RelayFrames = {
  welcome: {
    ref: number
    protocol: 1
    you: Person & { kind: 'visitor' | 'operator' }
    conversations: ConversationSummary[]
    desk: Desk
    limits: Limits
  }
  ack: InLane & { ref: number; messageId: string; seq: number; at: number }
  done: { ref: number }
  refuse: { ref?: number; code: RefusalCode; retryAfterMs?: number }
  message: InLane & { message: Message }
  page: InLane & { ref: number; after: number; head: number; messages: Message[]; reset: boolean }
  conversation: { conversation: ConversationSummary }
  conversations: { ref: number; conversations: ConversationSummary[]; more: boolean }
  typing: { conversation: string; by: Person & { kind: 'visitor' | 'operator' }; on: boolean }
  read: { conversation: string; by: 'visitor' | 'operator'; seq: number }
  desk: { desk: Desk }
  notice: Notice
  pulse: { heads: (Cursor & { conversation: string; lane: Lane })[]; at: number }
  goodbye: { spreadMs: number }
}

export type RelayFrameType = keyof RelayFrames
export type RelayFrameOf<T extends RelayFrameType> = { type: T } & RelayFrames[T]
export type RelayFrame = { [T in RelayFrameType]: RelayFrameOf<T> }[RelayFrameType]

/** The fields of each frame as data, for the test that compares them with the document; `?` marks those that may be missing. */
export const relayFrameFields: { [T in RelayFrameType]: readonly FieldNames<RelayFrames[T]>[] } = {
  welcome: ['ref', 'protocol', 'you', 'conversations', 'desk', 'limits'],
  ack: ['ref', 'messageId', 'conversation', 'lane', 'epoch', 'seq', 'at'],
  done: ['ref'],
  refuse: ['ref?', 'code', 'retryAfterMs?'],
  message: ['conversation', 'lane', 'epoch', 'message'],
  page: ['ref', 'conversation', 'lane', 'epoch', 'after', 'head', 'messages', 'reset'],
  conversation: ['conversation'],
  conversations: ['ref', 'conversations', 'more'],
  typing: ['conversation', 'by', 'on'],
  read: ['conversation', 'by', 'seq'],
  desk: ['desk'],
  notice: ['site', 'rule', 'text'],
  pulse: ['heads', 'at'],
  goodbye: ['spreadMs'],
}

type FieldNames<T> = {
  [K in keyof T & string]-?: undefined extends T[K] ? `${K}?` : K
}[keyof T & string]
