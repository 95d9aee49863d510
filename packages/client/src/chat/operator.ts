import type { ConversationSummary, Desk, Lane, Message, Person, RelayFrame } from '@beckon/protocol'
import type { Environment } from '../environment/environment.ts'
import { discard } from '../outbox/discard.ts'
import type { OutboxEntry, OutboxStore } from '../outbox/entry.ts'
import { createSession, type Link } from '../session/session.ts'
import { createTyping } from './typing.ts'

export type Thread = {
  /** Both lanes in the order they are read: a note stands after the message that was the newest when it was written. */
  messages: readonly (Message & { lane: Lane })[]
  pending: readonly OutboxEntry[]
  hasOlder: boolean
  typing: Person | undefined
}

export type DeskState = {
  link: Link
  you: Person | undefined
  presence: 'online' | 'away'
  /** All that are not closed, the one that waits longest first; then those closed that were listed. */
  conversations: readonly ConversationSummary[]
  hasMoreClosed: boolean
  desk: Desk | undefined
}

export type OperatorDesk = {
  state(): DeskState
  thread(conversation: string): Thread
  on(event: 'change', listener: () => void): () => void
  /** Every message of any watched conversation as it arrives, and every new or changed summary: for badges and notifications. */
  on(event: 'frame', listener: (frame: RelayFrame) => void): () => void
  start(): Promise<void>
  stop(): void
  watch(conversation: string): void
  unwatch(conversation: string): void
  /** `answers` are the ids of the canned answers that were put into the text. */
  send(conversation: string, text: string, lane?: Lane, answers?: readonly string[]): Promise<void>
  retry(messageId: string): Promise<void>
  discard(messageId: string): Promise<void>
  take(conversation: string): Promise<RelayFrame>
  release(conversation: string): Promise<RelayFrame>
  close(conversation: string): Promise<RelayFrame>
  setPresence(presence: 'online' | 'away'): Promise<RelayFrame>
  listClosed(): Promise<void>
  typing(conversation: string, on: boolean): void
  read(conversation: string, seq: number): void
  older(conversation: string): Promise<void>
  typingIn(conversation: string): Person | undefined
}

type Options = { relay: string; operator: string; environment: Environment; outboxStore: OutboxStore; client?: string }

/** As PROTOCOL.md section 3 allows in one `send`. */
const mostAnswers = 8

/** The desk of one signed-in operator: every conversation of its sites, and the threads it watches. `relay` is the relay's origin. */
export function createOperatorDesk({ relay, operator, environment, outboxStore, client }: Options): OperatorDesk {
  const listeners = { change: new Set<() => void>(), frame: new Set<(frame: RelayFrame) => void>() }
  const conversations = new Map<string, ConversationSummary>()
  let you: Person | undefined
  let desk: Desk | undefined
  let presence: 'online' | 'away' = 'online'
  let hasMoreClosed = true
  /** Creation time of the oldest one that a list has answered; one that was closed just now says nothing about the others. */
  let listedBefore: number | undefined

  const changed = () => {
    for (const listener of listeners.change) listener()
  }
  const typing = createTyping(environment.clock, changed)

  const session = createSession({
    url: `${relay.replace(/^http/, 'ws')}/v1/operator`,
    hello: () => ({ type: 'hello', ...(client && { client }) }),
    environment,
    outboxStore,
    scope: `operator:${operator}`,
    onWelcome(welcome) {
      you = welcome.you
      desk = welcome.desk
      conversations.clear()
      hasMoreClosed = true
      listedBefore = undefined
      for (const summary of welcome.conversations) conversations.set(summary.conversation, summary)
      if (presence === 'away') void session.insist({ type: 'presence', state: presence })
    },
    onFrame(frame) {
      if (frame.type === 'conversation') conversations.set(frame.conversation.conversation, frame.conversation)
      else if (frame.type === 'desk') desk = frame.desk
      else if (frame.type === 'typing') typing.heard(frame)
      else if (frame.type === 'read') noteRead(frame.conversation, frame.by, frame.seq)
      else if (frame.type === 'message' && frame.message.author.kind === 'visitor') typing.ended(frame.conversation)
      for (const listener of listeners.frame) listener(frame)
      changed()
    },
    onEnded: changed,
    onChange: changed,
  })

  function noteRead(conversation: string, by: 'visitor' | 'operator', seq: number) {
    const summary = conversations.get(conversation)
    if (!summary || summary.read[by] >= seq) return
    conversations.set(conversation, { ...summary, read: { ...summary.read, [by]: seq } })
  }

  function thread(conversation: string): Thread {
    const talk = session.lane(conversation, 'talk')
    const notes = session.lane(conversation, 'notes')
    const shown = new Set([...talk.messages, ...notes.messages].map(message => message.messageId))
    return {
      messages: merge(talk.messages, notes.messages),
      pending: session.outbox
        .entries()
        .filter(
          ({ target, messageId }) =>
            target.kind === 'send' && target.conversation === conversation && !shown.has(messageId),
        ),
      hasOlder: talk.after > 0,
      typing: typing.in(conversation),
    }
  }

  return {
    state: () => ({
      link: session.link(),
      you,
      presence,
      conversations: [...conversations.values()].sort(byWaiting),
      hasMoreClosed,
      desk,
    }),
    thread,
    on(event: 'change' | 'frame', listener: (() => void) & ((frame: RelayFrame) => void)) {
      listeners[event].add(listener)
      return () => listeners[event].delete(listener)
    },
    async start() {
      session.connection.start()
      await session.outbox.load()
      session.flush()
    },
    stop: () => session.connection.stop(),
    watch(conversation) {
      session.follow(conversation, 'talk')
      session.follow(conversation, 'notes')
    },
    unwatch: session.unfollow,
    async send(conversation, text, lane = 'talk', answers = []) {
      typing.sent(conversation)
      const inserted = answers.length > 0 ? { answers: answers.slice(0, mostAnswers) } : {}
      await session.outbox.add(text, { kind: 'send', conversation, lane, ...inserted })
      session.flush()
    },
    async retry(messageId) {
      await session.outbox.setState(messageId, { kind: 'pending' })
      session.flush()
    },
    discard: messageId => discard(session.outbox, messageId),
    take: conversation => session.insist({ type: 'take', conversation }),
    release: conversation => session.insist({ type: 'release', conversation }),
    close: conversation => session.insist({ type: 'close', conversation }),
    setPresence(state) {
      presence = state
      changed()
      return session.insist({ type: 'presence', state })
    },
    async listClosed() {
      const before = listedBefore === undefined ? {} : { before: listedBefore }
      const answer = await session.connection.request({ type: 'list', status: 'closed', ...before })
      if (answer.type !== 'conversations') return
      hasMoreClosed = answer.more
      for (const summary of answer.conversations) conversations.set(summary.conversation, summary)
      listedBefore = answer.conversations.at(-1)?.createdAt ?? listedBefore
      changed()
    },
    typing: (conversation, on) => typing.say(conversation, on, session.connection.notify),
    read(conversation, seq) {
      const summary = conversations.get(conversation)
      if (!summary || seq <= summary.read.operator) return
      conversations.set(conversation, { ...summary, unread: 0, read: { ...summary.read, operator: seq } })
      session.connection.notify({ type: 'read', conversation, seq })
      changed()
    },
    older: conversation => session.older(conversation, 'talk'),
    typingIn: typing.in,
  }
}

/** Waiting ones first and the longest first, then by age: a list that does not jump when somebody writes. */
function byWaiting(a: ConversationSummary, b: ConversationSummary): number {
  const rank = { waiting: 0, served: 1, open: 2, closed: 3 }
  if (a.status !== b.status) return rank[a.status] - rank[b.status]
  if (a.status === 'closed') return b.createdAt - a.createdAt
  return (a.waitingSince ?? a.createdAt) - (b.waitingSince ?? b.createdAt)
}

function merge(talk: readonly Message[], notes: readonly Message[]): (Message & { lane: Lane })[] {
  const merged: (Message & { lane: Lane })[] = []
  let next = 0
  const first = talk[0]?.seq ?? 0
  const addNotesUpTo = (seq: number) => {
    for (let note = notes[next]; note && (note.afterSeq ?? 0) <= seq; note = notes[++next]) {
      // Notes of a part of the talk that is not held yet would all pile up at the top.
      if ((note.afterSeq ?? 0) >= first - 1) merged.push({ ...note, lane: 'notes' })
    }
  }
  addNotesUpTo(first - 1)
  for (const message of talk) {
    merged.push({ ...message, lane: 'talk' })
    addNotesUpTo(message.seq)
  }
  return merged
}
