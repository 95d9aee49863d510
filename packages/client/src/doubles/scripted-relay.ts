import {
  type Author,
  type ClientFrame,
  type ConversationSummary,
  type Lane,
  limits,
  type Message,
  type RefusalCode,
  type RelayFrame,
} from '@beckon/protocol'
import type { OpenSocket, PostJson } from '../environment/environment.ts'
import { createSocketPair, type SocketPair } from './socket-pair.ts'

type Kept = { summary: ConversationSummary; talk: Message[]; notes: Message[] }

export type ScriptedRelay = {
  openSocket: OpenSocket
  postJson: PostJson
  /** The sockets that were opened, the newest last. */
  readonly sockets: readonly SocketPair[]
  /** Every frame that reached the relay, in order. */
  readonly received: readonly ClientFrame[]
  readonly conversations: ReadonlyMap<string, Kept>
  /** Accepts sockets and flushes both directions until nothing moves any more. */
  settle(): Promise<void>
  /** Ends the newest socket. */
  cut(code?: number): void
  /** Refuses the next frame of this type. */
  refuseNext(type: ClientFrame['type'], code: RefusalCode, retryAfterMs?: number): void
  /** Drops the next frame of this type to the client, as a bus that loses an event would. */
  loseNext(type: RelayFrame['type']): void
  /** Stores a message and sends it to all who are connected. */
  post(conversation: string, author: Author, text: string, lane?: Lane): Message
  /** Begins a conversation nobody asked for, for tests that need one there. */
  begin(conversation: string, fields?: Partial<ConversationSummary>): void
  /** Sends any frame to the newest socket. */
  say(frame: RelayFrame): void
  /** A store that was restored: the epoch changes, messages after `keepSeq` are gone, and conversations that had none before. */
  restore(keepSeq: number): void
  /** While false, sockets are refused. */
  setReachable(reachable: boolean): void
}

type Options = { kind?: 'visitor' | 'operator'; now?: () => number }

/**
 * A relay in memory that keeps to PROTOCOL.md where everything goes well, and misbehaves on demand. It checks nothing: what a real relay refuses
 * is tested against the real one.
 */
export function createScriptedRelay({ kind = 'visitor', now = () => 0 }: Options = {}): ScriptedRelay {
  const you = kind === 'visitor' ? { kind, id: 'v1', name: 'Visitor' } : { kind, id: 'o1', name: 'Ann' }
  const sockets: SocketPair[] = []
  const received: ClientFrame[] = []
  const conversations = new Map<string, Kept>()
  const refusals: { type: string; code: RefusalCode; retryAfterMs?: number }[] = []
  const losses: string[] = []
  let epoch = 'e1'
  let reachable = true
  let lastId = 0

  const openSocket: OpenSocket = (url, events) => {
    const { pair, socket } = createSocketPair(url, events, frame => {
      received.push(frame as ClientFrame)
      answer(pair, frame as ClientFrame)
    })
    sockets.push(pair)
    return socket
  }

  const tell = (pair: SocketPair, frame: RelayFrame) => {
    const lost = losses.indexOf(frame.type)
    if (lost >= 0) losses.splice(lost, 1)
    else pair.say(frame)
  }
  const tellAll = (frame: RelayFrame) => {
    for (const pair of sockets) if (pair.isOpen()) tell(pair, frame)
  }

  /** `sender` hears of it by the acknowledgement. */
  function store(kept: Kept, lane: Lane, message: Omit<Message, 'seq' | 'at'>, sender?: SocketPair): Message {
    const stored = kept[lane].find(({ messageId }) => messageId === message.messageId)
    if (stored) return stored
    const added: Message = { ...message, seq: kept[lane].length + 1, at: now() }
    if (lane === 'notes') added.afterSeq = kept.talk.length
    kept[lane].push(added)
    const { summary } = kept
    kept.summary = lane === 'talk' ? { ...summary, head: added.seq } : { ...summary, notesHead: added.seq }
    const frame = { type: 'message' as const, conversation: summary.conversation, lane, epoch, message: added }
    for (const pair of sockets) if (pair.isOpen() && pair !== sender) tell(pair, frame)
    tellAll({ type: 'conversation', conversation: kept.summary })
    return added
  }

  function begin(conversation: string, fields: Partial<ConversationSummary> = {}) {
    const summary: ConversationSummary = {
      conversation,
      site: 'shop',
      status: 'waiting',
      epoch,
      head: 0,
      read: { visitor: 0, operator: 0 },
      createdAt: now(),
      ...(kind === 'operator' && { notesHead: 0, visitor: { id: 'v1', name: 'Visitor' }, unread: 0 }),
      ...fields,
    }
    conversations.set(conversation, { summary, talk: [], notes: [] })
    tellAll({ type: 'conversation', conversation: summary })
  }

  function change(conversation: string, fields: Partial<ConversationSummary>) {
    const kept = conversations.get(conversation)
    if (!kept) return
    kept.summary = { ...kept.summary, ...fields }
    tellAll({ type: 'conversation', conversation: kept.summary })
  }

  function answer(pair: SocketPair, frame: ClientFrame) {
    const at = refusals.findIndex(({ type }) => type === frame.type)
    if (at >= 0 && 'ref' in frame) {
      const [{ code, retryAfterMs } = { code: 'unavailable' as const, retryAfterMs: undefined }] = refusals.splice(
        at,
        1,
      )
      return tell(pair, { type: 'refuse', ref: frame.ref, code, ...(retryAfterMs !== undefined && { retryAfterMs }) })
    }
    if (frame.type === 'hello') {
      const summaries = [...conversations.values()].map(({ summary }) => summary)
      const desk = { online: true, waiting: 0 }
      return tell(pair, { type: 'welcome', ref: frame.ref, protocol: 1, you, conversations: summaries, desk, limits })
    }
    if (frame.type === 'start' || frame.type === 'send') return append(pair, frame)
    if (frame.type === 'resume' || frame.type === 'history') return page(pair, frame)
    if (frame.type === 'list') {
      return tell(pair, { type: 'conversations', ref: frame.ref, conversations: [], more: false })
    }
    if (!('ref' in frame)) return
    if (frame.type === 'handover') change(frame.conversation, { status: 'waiting' })
    if (frame.type === 'take')
      change(frame.conversation, { status: 'served', operator: { id: you.id, name: you.name } })
    if (frame.type === 'close') change(frame.conversation, { status: 'closed' })
    tell(pair, { type: 'done', ref: frame.ref })
  }

  function append(pair: SocketPair, frame: Extract<ClientFrame, { type: 'start' | 'send' }>) {
    const { ref, messageId, text } = frame
    const conversation = frame.type === 'send' ? frame.conversation : `c-${messageId}`
    const lane = frame.type === 'send' ? (frame.lane ?? 'talk') : 'talk'
    if (frame.type === 'start' && !conversations.has(conversation)) begin(conversation)
    const kept = conversations.get(conversation)
    if (!kept) return tell(pair, { type: 'refuse', ref, code: 'not_found' })
    const isHeardByAck = frame.type === 'send' && lane === 'talk'
    const { seq, at } = store(kept, lane, { messageId, author: you, text }, isHeardByAck ? pair : undefined)
    tell(pair, { type: 'ack', ref, messageId, conversation, lane, epoch, seq, at })
  }

  function page(pair: SocketPair, frame: Extract<ClientFrame, { type: 'resume' | 'history' }>) {
    const { ref, conversation, lane = 'talk' } = frame
    const all = conversations.get(conversation)?.[lane]
    if (!all) return tell(pair, { type: 'refuse', ref, code: 'not_found' })
    const head = all.length
    const size = limits.pageMessages
    const isKnown = frame.type === 'resume' && frame.epoch === epoch && (frame.seq ?? 0) <= head
    const after =
      frame.type === 'history'
        ? Math.max(0, frame.before - 1 - size)
        : isKnown
          ? (frame.seq ?? 0)
          : Math.max(0, head - size)
    const end = frame.type === 'history' ? frame.before - 1 : after + size
    const reset = frame.type === 'resume' && !isKnown
    tell(pair, { type: 'page', ref, conversation, lane, epoch, after, head, messages: all.slice(after, end), reset })
  }

  return {
    openSocket,
    postJson: async () =>
      reachable
        ? { status: 201, body: { visitor: 'v1', token: 't'.repeat(43) } }
        : Promise.reject(new Error('offline')),
    sockets,
    received,
    conversations,
    async settle() {
      for (let quiet = 0; quiet < 20; quiet++) {
        await Promise.resolve()
        for (const pair of sockets) {
          if (reachable) pair.accept()
          else pair.cut()
          if (pair.flushToRelay() + pair.flushToClient() > 0) quiet = 0
        }
      }
    },
    cut: code => sockets.at(-1)?.cut(code),
    refuseNext: (type, code, retryAfterMs) =>
      void refusals.push({ type, code, ...(retryAfterMs !== undefined && { retryAfterMs }) }),
    loseNext: type => void losses.push(type),
    post(conversation, author, text, lane = 'talk') {
      const kept = conversations.get(conversation)
      if (!kept) throw new Error(`no conversation ${conversation}`)
      return store(kept, lane, { messageId: `posted-${++lastId}`.padEnd(16, '_'), author, text })
    },
    begin,
    say: frame => sockets.at(-1)?.say(frame),
    restore(keepSeq) {
      epoch = `e${Number(epoch.slice(1)) + 1}`
      for (const kept of conversations.values()) {
        kept.talk = kept.talk.slice(0, keepSeq)
        if (kept.talk.length === 0) conversations.delete(kept.summary.conversation)
        kept.summary = { ...kept.summary, epoch, head: kept.talk.length }
      }
    },
    setReachable(next) {
      reachable = next
    },
  }
}
