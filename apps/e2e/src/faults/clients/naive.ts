import { randomBytes } from 'node:crypto'
import type { Lane, RelayFrame, RelayFrameOf } from '@beckon/protocol'
import type { Recorder } from '../history/history.ts'
import { createBelief } from './belief.ts'
import type { Address, Client, Surroundings } from './client.ts'
import { createOpenSocket } from './socket.ts'
import { createWitness } from './witness.ts'

/** Fewer than the relay lets wait, or a refusal would change the order. */
const mostUnderWay = 8
const comesBackWithinMs = 300

/** Who says hello: a visitor with a token, or an operator whose cookie says it. */
export type Identity = { kind: 'visitor'; site: string; token: string } | { kind: 'operator' }

type Unsent = {
  messageId: string
  text: string
  conversation: string | undefined
  lane: Lane
  isUnderWay: boolean
  /** It was sent to begin a conversation. */
  isStart: boolean
  ref?: number
}

/**
 * A client that only speaks the protocol: it resumes after each welcome and never again, shows what arrives without looking at it, sends without waiting
 * for the last acknowledgement, and repeats what was not acknowledged. What the relay leaves out or says twice is seen on its screen.
 */
export function createNaive(record: Recorder, { name, identity, address, surroundings }: Options): Client {
  const { random } = surroundings
  const witness = createWitness(record, name)
  const belief = createBelief(record, name)
  const url = `${address.relay.replace(/^http/, 'ws')}/v1/${identity.kind}${identity.kind === 'visitor' ? `?site=${identity.site}` : ''}`
  let outbox: Unsent[] = []
  let sent: { messageId: string; text: string; conversation: string }[] = []
  let home: string | undefined
  let socket: ReturnType<ReturnType<typeof createOpenSocket>> | undefined
  let isOpen = false
  let isStopped = false
  let lastRef = 0
  let retry: NodeJS.Timeout | undefined
  const asked = new Map<number, { conversation: string; lane: Lane }>()

  const send = (frame: object) => socket?.send(JSON.stringify(frame))
  const openSocket = createOpenSocket(address, {
    frame: witness.frame,
    down() {
      witness.down()
      isOpen = false
      asked.clear()
      for (const unsent of outbox) unsent.isUnderWay = false
      if (!isStopped) retry = setTimeout(connect, random.next() * comesBackWithinMs)
    },
  })

  function connect() {
    clearTimeout(retry)
    retry = undefined
    socket = openSocket(url, {
      opened: () =>
        send({ type: 'hello', ref: ++lastRef, ...(identity.kind === 'visitor' && { token: identity.token }) }),
      received: text => receive(JSON.parse(text) as RelayFrame),
      closed: () => {},
    })
  }

  function receive(frame: RelayFrame) {
    if (frame.type === 'welcome') {
      isOpen = true
      belief.forgetSeams()
      forgetLost(frame.conversations.map(({ conversation }) => conversation))
      for (const { conversation } of frame.conversations) follow(conversation)
      for (const conversation of belief.known()) follow(conversation)
      sayConnected()
      flush()
    } else if (frame.type === 'conversation') follow(frame.conversation.conversation)
    else if (frame.type === 'page') takePage(frame)
    else if (frame.type === 'message') belief.takeMessage(frame)
    else if (frame.type === 'ack') acknowledged(frame)
    else if (frame.type === 'refuse') refused(frame)
  }

  /** After a restore a visitor's conversation may be gone: what was for it begins another one. */
  function forgetLost(conversations: readonly string[]) {
    if (identity.kind === 'operator' || home === undefined || conversations.includes(home)) return
    belief.forget(home, 'talk')
    for (const unsent of outbox) unsent.conversation = undefined
    home = conversations[0]
    sent = []
  }

  function follow(conversation: string) {
    if (identity.kind === 'visitor') home ??= conversation
    for (const lane of identity.kind === 'operator' ? (['talk', 'notes'] as const) : (['talk'] as const)) {
      if (belief.beginResume(conversation, lane)) resume(conversation, lane)
    }
  }

  function resume(conversation: string, lane: Lane) {
    const ref = ++lastRef
    asked.set(ref, { conversation, lane })
    send({ type: 'resume', ref, conversation, lane, ...belief.cursor(conversation, lane) })
  }

  function takePage(page: RelayFrameOf<'page'>) {
    if (!asked.delete(page.ref)) return
    // What was acknowledged in another epoch may not be in this one, and would be new there.
    if (page.reset) sent = []
    if (belief.takePage(page)) resume(page.conversation, page.lane)
    sayConnected()
  }

  function sayConnected() {
    if (isOpen && asked.size === 0) record({ event: 'state', client: name, state: 'connected' })
  }

  function flush() {
    if (!isOpen) return
    for (const unsent of outbox) {
      if (outbox.filter(other => other.isUnderWay).length >= mostUnderWay) return
      if (unsent.isUnderWay) continue
      const conversation = unsent.conversation ?? home
      // Until the first one has begun the conversation, the others have nowhere to go.
      if (conversation === undefined && unsent !== outbox[0]) return
      unsent.isUnderWay = true
      unsent.isStart = conversation === undefined
      const { messageId, text, lane } = unsent
      const where = conversation === undefined ? { type: 'start' } : { type: 'send', conversation, lane }
      unsent.ref = ++lastRef
      send({ ...where, ref: unsent.ref, messageId, text })
    }
  }

  function acknowledged({ messageId, conversation, lane, epoch, seq, at }: RelayFrameOf<'ack'>) {
    const known = outbox.find(unsent => unsent.messageId === messageId)
    if (!known) return
    sent.push({ messageId, text: known.text, conversation })
    outbox = outbox.filter(unsent => unsent !== known)
    // Words into a conversation are heard of by the acknowledgement alone; those that begin one come as a message too.
    const message = { messageId, seq, at, author: { kind: identity.kind }, text: known.text }
    if (lane === 'talk' && !known.isStart) belief.takeOwn({ type: 'message', conversation, lane, epoch, message })
    if (identity.kind === 'visitor') home ??= conversation
    flush()
  }

  /** Whatever was refused, the connection begins anew, which sends again in order what was not acknowledged. */
  function refused({ code, ref }: RelayFrameOf<'refuse'>) {
    const lost = ref === undefined ? undefined : asked.get(ref)
    if (ref !== undefined && lost && code === 'not_found') {
      asked.delete(ref)
      belief.forget(lost.conversation, lost.lane)
    } else if (identity.kind === 'operator' && code === 'not_found') giveUp(ref)
    else socket?.close()
  }

  /** A note has no other place than its conversation. */
  function giveUp(ref: number | undefined) {
    const lost = outbox.find(unsent => unsent.ref === ref)
    if (!lost) return
    outbox = outbox.filter(unsent => unsent !== lost)
    record({ event: 'fail', client: name, messageId: lost.messageId, code: 'not_found' })
  }

  connect()

  return {
    name,
    say(text) {
      const conversation = identity.kind === 'operator' ? belief.any(random) : home
      if (identity.kind === 'operator' && conversation === undefined) return false
      // An operator that only speaks the protocol keeps to notes: words would take the conversation from another one.
      const lane = identity.kind === 'operator' ? 'notes' : 'talk'
      const messageId = randomBytes(16).toString('hex')
      record({ event: 'send', client: name, messageId, text, lane, ...(conversation && { conversation }) })
      outbox.push({ messageId, text, conversation, lane, isUnderWay: false, isStart: false })
      flush()
      repeatOld()
      return true
    },
    type(on) {
      const conversation = home ?? belief.any(random)
      if (isOpen && conversation) send({ type: 'typing', conversation, on })
    },
    read() {
      const conversation = home ?? belief.any(random)
      if (isOpen && conversation) send({ type: 'read', conversation, seq: belief.head(conversation) })
    },
    wake: () => {
      // Only who waits: a second connection would show everything twice.
      if (retry !== undefined && !isStopped) connect()
    },
    isQuiet: () => isOpen && asked.size === 0 && outbox.length === 0,
    showAll: async () => {},
    draw() {},
    stop() {
      isStopped = true
      clearTimeout(retry)
      for (const { messageId } of outbox) record({ event: 'pending', client: name, messageId })
      socket?.close()
    },
  }

  /** P2: the same id with the same words, long after its acknowledgement. */
  function repeatOld() {
    const old = sent[random.whole(0, sent.length * 3)]
    if (!isOpen || asked.size > 0 || !old || identity.kind === 'operator') return
    send({ type: 'send', ref: ++lastRef, ...old })
  }
}

type Options = { name: string; identity: Identity; address: Address; surroundings: Surroundings }
