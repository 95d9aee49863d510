import type { Invitation, Lane } from '@beckon/protocol'

type Beginning = {
  invitation?: Invitation
  answer?: string
  person?: boolean
  page?: { url: string; title: string; language?: string }
  form?: { name: string; value: string }[]
}

/**
 * Where a message goes: it begins a conversation, goes into one, or waits for the one that an earlier entry begins. `home` waits until the relay has said
 * whether this visitor has a conversation to go on with, which a page that was loaded just now does not know.
 */
export type Target =
  | ({ kind: 'start' } & Beginning)
  | ({ kind: 'home' } & Beginning)
  | { kind: 'send'; conversation: string; lane: Lane; answers?: string[] }
  | { kind: 'follow'; start: string }

/** `stale`: too old to be sent without asking. `failed`: refused for good, with the code of the refusal. */
export type EntryState = { kind: 'pending' } | { kind: 'stale' } | { kind: 'failed'; code: string }

export type OutboxEntry = {
  messageId: string
  /** Whose outbox: a site and a visitor's device, or an operator. */
  scope: string
  /** Rises with each press of send, also over reloads. */
  order: number
  atMs: number
  text: string
  target: Target
  state: EntryState
}

/** Where entries survive. `put` MUST resolve only when the entry would survive the end of the process, or reject. */
export type OutboxStore = {
  all(scope: string): Promise<OutboxEntry[]>
  put(entry: OutboxEntry): Promise<void>
  remove(messageId: string): Promise<void>
}
