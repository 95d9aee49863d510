import type { ClientFrame, ClientFrameOf, ClientFrameType, Lane, Limits, Message, RefusalCode } from '@beckon/protocol'
import { type Actor, mayUse, type VisitorActor } from '../chat/actors.ts'
import type { Chat } from '../chat/chat.ts'
import { readAfter, readBefore } from '../chat/pages.ts'
import { summaryForOperator } from '../chat/summary.ts'
import type { Clock } from '../clock/clock.ts'
import { counts } from '../metrics/counts.ts'
import type { OperatorState } from '../presence/presence.ts'
import type { Conversations, Written } from '../store/conversations.ts'
import type { Roster } from './roster.ts'
import type { OperatorConnection, Session } from './session.ts'

/** Closed conversations are paged by so many. */
const conversationsAPage = 50
/** A refusal for a reason that may pass names this time. */
const retryAfterMs = 2000

type Parts = {
  chat: Chat
  store: Conversations
  roster: Roster
  clock: Clock
  limits: Limits
  setPresence: (operator: OperatorConnection, state: OperatorState) => Promise<void>
  setTyping: (conversation: string, actor: Actor, on: boolean) => void
}

export type Requests = ReturnType<typeof createRequests>

/** Answers every frame after `hello`. Each request gets exactly one answer with its `ref`, or a refusal. */
export function createRequests({ chat, store, roster, clock, limits, setPresence, setTyping }: Parts) {
  type Handlers = {
    [T in Exclude<ClientFrameType, 'hello'>]: (session: Session, frame: ClientFrameOf<T>) => Promise<void> | void
  }

  const handlers: Handlers = {
    async start(session, frame) {
      acknowledge(session, frame, 'talk', await chat.start(visitorOf(session), frame))
    },
    async send(session, frame) {
      const lane = frame.lane ?? 'talk'
      const acknowledgeNow = (own: Message) => sendAck(session, frame, frame.conversation, lane, own)
      const written = await chat.send(actorOf(session), frame, { connection: session, acknowledge: acknowledgeNow })
      if (!written.ok || written.repeated) acknowledge(session, frame, lane, written)
    },
    async resume(session, { ref, conversation: id, lane = 'talk', epoch, seq }) {
      const actor = actorOf(session)
      const conversation = mayRead(actor, lane) ? await store.find(id) : undefined
      if (!conversation || !mayUse(actor, conversation)) return refuse(session, ref, 'not_found')
      roster.follow(session, conversation, lane)
      // Read again now that the connection follows: nothing falls between.
      const current = (await store.find(id)) ?? conversation
      const cursor = { ...(epoch !== undefined && { epoch }), ...(seq !== undefined && { seq }) }
      session.line.send({ type: 'page', ref, ...(await readAfter(store, current, lane, cursor, limits.pageMessages)) })
    },
    async history(session, { ref, conversation: id, lane = 'talk', epoch, before }) {
      const actor = actorOf(session)
      const conversation = mayRead(actor, lane) ? await store.find(id) : undefined
      if (!conversation || !mayUse(actor, conversation)) return refuse(session, ref, 'not_found')
      const isOld = epoch !== store.epoch
      const from = isOld ? conversation.heads[lane] + 1 : before
      const page = await readBefore(store, conversation, lane, from, limits.pageMessages, isOld)
      session.line.send({ type: 'page', ref, ...page })
    },
    async typing(session, { conversation: id, on }) {
      // A connection follows what it may see; for all else there is no such conversation, and no answer that tells.
      if (!roster.isFollowing(session, id, 'talk')) return
      setTyping(id, actorOf(session), on)
    },
    read: (session, { conversation, seq }) => chat.read(actorOf(session), conversation, seq),
    async handover(session, { ref, conversation }) {
      answer(session, ref, await chat.handover(visitorOf(session), conversation))
    },
    async helped(session, frame) {
      answer(session, frame.ref, await chat.helped(visitorOf(session), frame))
    },
    async choose(session, frame) {
      answer(session, frame.ref, await chat.choose(visitorOf(session), frame))
    },
    async rate(session, frame) {
      answer(session, frame.ref, await chat.rate(visitorOf(session), frame))
    },
    async close(session, { ref, conversation }) {
      answer(session, ref, await chat.close(actorOf(session), conversation))
    },
    async take(session, { ref, conversation }) {
      answer(session, ref, await chat.take(operatorOf(session).actor, conversation))
    },
    async release(session, { ref, conversation }) {
      answer(session, ref, await chat.release(operatorOf(session).actor, conversation))
    },
    async presence(session, { ref, state }) {
      await setPresence(operatorOf(session), state)
      session.line.send({ type: 'done', ref })
    },
    async list(session, { ref, before = Number.MAX_SAFE_INTEGER }) {
      const found = await store.closed(operatorOf(session).actor.sites, before, conversationsAPage + 1)
      const conversations = found.slice(0, conversationsAPage).map(one => summaryForOperator(one, store.epoch))
      session.line.send({ type: 'conversations', ref, conversations, more: found.length > conversationsAPage })
    },
  }

  function acknowledge(session: Session, { ref, messageId }: SendLike, lane: Lane, written: Written) {
    if (!written.ok) {
      return written.code === 'unavailable'
        ? refuseForNow(session, ref, clock.now())
        : refuse(session, ref, written.code)
    }
    const own = written.messages.find(({ message }) => message.messageId === messageId)?.message
    if (!own) return refuse(session, ref, 'unavailable')
    sendAck(session, { ref, messageId }, written.conversation.id, lane, own)
  }

  function sendAck(session: Session, { ref, messageId }: SendLike, conversation: string, lane: Lane, own: Message) {
    const { epoch } = store
    session.line.send({ type: 'ack', ref, messageId, conversation, lane, epoch, seq: own.seq, at: own.at })
  }

  return <T extends Exclude<ClientFrame, { type: 'hello' }>>(session: Session, frame: T) =>
    // The table is typed by frame; TypeScript cannot see that key and argument belong together.
    (handlers[frame.type] as (session: Session, frame: T) => Promise<void> | void)(session, frame)
}

type SendLike = { ref: number; messageId: string }

function answer(session: Session, ref: number, written: Written) {
  if (written.ok) session.line.send({ type: 'done', ref })
  else refuse(session, ref, written.code)
}

export function refuse({ line }: Session, ref: number | undefined, code: RefusalCode, waitMs?: number): void {
  counts.refusals[code]++
  const after = waitMs ?? (code === 'unavailable' || code === 'too_many_outstanding' ? retryAfterMs : undefined)
  line.send({
    type: 'refuse',
    ...(ref !== undefined && { ref }),
    code,
    ...(after !== undefined && { retryAfterMs: after }),
  })
}

/** Refuses words that cannot be stored now, and all that this connection sends before the time that is named. */
export function refuseForNow(session: Session, ref: number | undefined, nowMs: number, waitMs = retryAfterMs): void {
  session.heldUntilMs = nowMs + waitMs
  refuse(session, ref, 'unavailable', waitMs)
}

const mayRead = (actor: Actor, lane: Lane) => lane === 'talk' || actor.kind === 'operator'

/** The parser has refused what the other kind may not send, and `hello` has proved the visitor: anything else is a bug here. */
function actorOf({ who }: Session): Actor {
  if (who.actor) return who.actor
  throw new Error('a frame of a visitor who was not proved')
}

function visitorOf(session: Session): VisitorActor {
  const actor = actorOf(session)
  if (actor.kind === 'visitor') return actor
  throw new Error('a visitor frame from an operator')
}

function operatorOf({ who }: Session): OperatorConnection {
  if (who.kind === 'operator') return who
  throw new Error('an operator frame from a visitor')
}
