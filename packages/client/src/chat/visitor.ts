import {
  type ConversationSummary,
  type Desk,
  forbiddenClose,
  revokedClose,
  unauthenticatedClose,
  unknownSiteClose,
} from '@beckon/protocol'
import { backoffMs } from '../connection/backoff.ts'
import type { Environment } from '../environment/environment.ts'
import type { OutboxStore } from '../outbox/entry.ts'
import { targetOf } from '../outbox/target.ts'
import { createSession, type Link } from '../session/session.ts'
import { createTyping } from './typing.ts'
import type { Gate, StartWith, VisitorChat } from './visitor-chat.ts'

type Options = { relay: string; site: string; environment: Environment; outboxStore: OutboxStore; client?: string }

/**
 * The chat of one visitor on one site. `relay` is the relay's origin, such as `https://chat.shop.test`. Nothing is stored and nothing is sent before `resume`
 * finds something of an earlier visit or `send` is called.
 */
export function createVisitorChat({ relay, site, environment, outboxStore, client }: Options): VisitorChat {
  const { keep } = environment
  const tokenKey = `beckon:${site}:token`
  const draftKey = `beckon:${site}:draft`
  /** The draft as it was written last in this tab. */
  let written: string | undefined
  const listeners = new Set<() => void>()
  const conversations = new Map<string, ConversationSummary>()
  let desk: Desk | undefined
  /** The relay has said on this page which conversations there are. */
  let isHomeKnown = false
  let askingForToken: Promise<void> | undefined
  let stopAskingForToken = () => {}
  let askingLink: Link | undefined
  let gate: Gate | undefined
  let turn = 0
  /** That of the last `hello`. */
  let said: string | undefined
  let refused: string | undefined
  // Another tab has got one, or another one.
  const stopWatching = keep.onChange(tokenKey, () => keep.get(tokenKey) && keep.get(tokenKey) !== said && reconnect())

  const changed = () => {
    for (const listener of listeners) listener()
  }
  const typing = createTyping(environment.clock, changed)

  const session = createSession({
    url: `${relay.replace(/^http/, 'ws')}/v1/visitor?site=${encodeURIComponent(site)}`,
    hello() {
      said = keep.get(tokenKey)
      return { type: 'hello', token: said ?? '', ...(client && { client }) }
    },
    environment,
    outboxStore,
    scope: `visitor:${site}`,
    onWelcome(welcome) {
      desk = welcome.desk
      conversations.clear()
      for (const summary of welcome.conversations) know(summary)
      isHomeKnown = true
      void session.outbox.settleHome(current()?.conversation)
    },
    onFrame(frame) {
      if (frame.type === 'conversation') know(frame.conversation)
      else if (frame.type === 'desk') desk = frame.desk
      else if (frame.type === 'typing' && frame.by.kind === 'operator') typing.heard(frame)
      else if (frame.type === 'message' && frame.message.author.kind === 'operator') typing.ended(frame.conversation)
      changed()
    },
    onAck({ conversation, epoch, seq, at }) {
      if (conversations.has(conversation)) return
      // The summary is on its way. Until it comes the next words must find the conversation, or they would begin another one.
      know({ conversation, site, status: 'open', epoch, head: seq, read: { visitor: 0, operator: 0 }, createdAt: at })
    },
    async onGone(conversation) {
      // An older copy of the store was restored, or the visitor is another one by now. The words find another conversation, or begin one.
      conversations.delete(conversation)
      session.unfollow(conversation)
      await session.outbox.rehome(conversation)
      await session.outbox.settleHome(current()?.conversation)
    },
    onEnded(code) {
      // The store no longer knows this token: it was lost or replaced. A new one begins anew; what is in the outbox goes along.
      const isOver = code === unauthenticatedClose || code === revokedClose
      if (!isOver || !keep.get(tokenKey) || gate?.ended?.() || code === revokedClose) return
      refused = keep.get(tokenKey)
      keep.remove(tokenKey)
      void connect()
    },
    onChange: changed,
  })

  function know(summary: ConversationSummary) {
    conversations.set(summary.conversation, summary)
    session.follow(summary.conversation, 'talk')
  }

  const current = () => [...conversations.values()].sort((a, b) => a.createdAt - b.createdAt).at(-1)

  function reconnect() {
    session.connection.stop()
    void connect()
  }

  /** What was waited for meanwhile connects nobody any more. */
  let isOver = false
  /** Gets a token if there is none, then connects. A failure is tried again when the environment wakes us, or at the next send. */
  async function connect() {
    if (gate) await gate.settle()
    if (isOver) return
    if (keep.get(tokenKey)) {
      askingLink = undefined
      return session.connection.start()
    }
    askingForToken ??= fetchToken().finally(() => (askingForToken = undefined))
    await askingForToken
  }

  let tokenFailures = 0
  async function fetchToken() {
    askingLink = { kind: tokenFailures > 0 ? 'reconnecting' : 'connecting' }
    changed()
    const answer = await environment.postJson(`${relay}/v1/visitors`, { site }).catch(() => undefined)
    const { token, retryAfterMs } = (answer?.body ?? {}) as { token?: string; retryAfterMs?: number }
    if (answer?.status === 201 && token) {
      tokenFailures = 0
      askingLink = undefined
      // Another tab may have been faster; its token is as good, and one visitor is better than two.
      if (!keep.get(tokenKey)) keep.set(tokenKey, token)
      if (!isOver) session.connection.start()
      return
    }
    const isFinal = answer !== undefined && answer.status < 500 && answer.status !== 429
    if (isFinal) {
      // Who has to say who they are may still do so, and has it by then.
      if (refused) keep.set(tokenKey, refused)
      askingLink = { kind: 'ended', code: answer.status === 404 ? unknownSiteClose : forbiddenClose }
    } else {
      askingLink = { kind: 'reconnecting' }
      stopAskingForToken = environment.clock.after(
        retryAfterMs ?? backoffMs(tokenFailures++, environment.random),
        connect,
      )
    }
    changed()
  }

  // Who is known, or may be, may have a conversation.
  const target = (start: StartWith) =>
    targetOf(start, session.outbox.entries(), current()?.conversation, !isHomeKnown && !!(gate || keep.get(tokenKey)))

  return {
    state() {
      const conversation = current()
      const link = session.link()
      const lane = session.lane(conversation?.conversation ?? '', 'talk')
      const shown = new Set(lane.messages.map(message => message.messageId))
      return {
        // What another tab has ended goes on by the token which that one gets.
        link:
          askingLink ??
          gate?.link ??
          (link.kind === 'ended' && link.code === revokedClose ? { kind: 'connecting' } : link),
        turn,
        conversation,
        messages: lane.messages,
        pending: session.outbox.entries().filter(entry => !shown.has(entry.messageId)),
        hasOlder: lane.after > 0,
        typing: conversation && typing.in(conversation.conversation),
        desk,
      }
    },
    on(_event, listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hold() {
      gate ??= { settle: () => new Promise(() => {}) }
    },
    guard(next) {
      gate = next
      changed()
    },
    forget() {
      turn++
      // Written here while another tab was taking it away; what the next person has begun elsewhere stays.
      if (keep.get(draftKey) === written) keep.remove(draftKey)
      conversations.clear()
      isHomeKnown = false
      session.forget()
      changed()
    },
    reconnect() {
      // Somebody may have conversations that nobody had.
      isHomeKnown = false
      reconnect()
    },
    async resume() {
      await session.outbox.load()
      if (isHomeKnown) await session.outbox.settleHome(current()?.conversation)
      if (keep.get(tokenKey) || session.outbox.entries().length > 0) await connect()
    },
    async send(text, start = {}) {
      await session.outbox.add(text, target(start))
      // What has been written since is the next draft.
      if (keep.get(draftKey)?.trim() === text) keep.remove(draftKey)
      typing.sent(current()?.conversation)
      void connect().then(session.flush)
    },
    async retry(messageId) {
      await session.outbox.setState(messageId, { kind: 'pending' })
      session.flush()
    },
    outbox: session.outbox,
    async insist(frame) {
      const conversation = current()?.conversation
      return conversation ? session.insist({ ...frame, conversation }) : undefined
    },
    typing(on) {
      const conversation = current()?.conversation
      if (conversation) typing.say(conversation, on, session.connection.notify)
    },
    read(seq) {
      const conversation = current()
      if (conversation && seq > conversation.read.visitor) {
        conversations.set(conversation.conversation, { ...conversation, read: { ...conversation.read, visitor: seq } })
        session.connection.notify({ type: 'read', conversation: conversation.conversation, seq })
        changed()
      }
    },
    async older() {
      const conversation = current()?.conversation
      if (conversation) await session.older(conversation, 'talk')
    },
    draft: () => keep.get(draftKey) ?? '',
    setDraft(text) {
      written = text
      text ? keep.set(draftKey, text) : keep.remove(draftKey)
    },
    stop() {
      isOver = true
      stopWatching()
      stopAskingForToken()
      session.connection.stop()
    },
  }
}
