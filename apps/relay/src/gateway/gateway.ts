import type { Socket } from 'node:net'
import type { Limits, Notice } from '@beckon/protocol'
import type { FastifyBaseLogger } from 'fastify'
import type { WebSocket } from 'ws'
import type { Bus, BusEvent } from '../bus/bus.ts'
import { type Chat, createChat } from '../chat/chat.ts'
import type { Published } from '../chat/published.ts'
import type { Sent } from '../chat/sent.ts'
import type { Clock } from '../clock/clock.ts'
import type { Presence } from '../presence/presence.ts'
import type { Rates } from '../rates/rates.ts'
import { SenderRates, times } from '../rates/sender.ts'
import type { Store } from '../store/store.ts'
import { createAttendance } from './attendance.ts'
import { createCatchUp } from './catch-up.ts'
import { createDesks, type Desks } from './desk.ts'
import { createDoor } from './door.ts'
import { watchEpoch } from './epoch.ts'
import { Few } from './few.ts'
import { sayGoodbye } from './goodbye.ts'
import { createHear } from './hear.ts'
import { createHello } from './hello.ts'
import { createLanes } from './lanes.ts'
import { Line } from './line.ts'
import { liveOf } from './live.ts'
import { type Loop, watchOverload } from './overload.ts'
import { startPulse } from './pulse.ts'
import { createReceiver, type StartLimits } from './receiver.ts'
import { createReplyTimes } from './reply-times.ts'
import { createRequests } from './requests.ts'
import { createRoster } from './roster.ts'
import { type OperatorConnection, type Session, sendToAll, type VisitorConnection } from './session.ts'
import { createTell } from './tell.ts'
import { createTyping } from './typing.ts'
import { watchVouching } from './vouching.ts'

/** An operator whose page reloads is not gone. */
const operatorGraceMs = 3000
/** Operators are trusted with more than a visitor, but not with everything. */
const operatorFactor = 10

export type Gateway = ReturnType<typeof createGateway>

/** The sockets: who is connected, what they may send and how fast, and who hears what happened. */
export function createGateway({
  store,
  bus,
  presence,
  rates,
  published,
  clock,
  limits,
  startLimits,
  socketsPerAddress,
  loop,
  log,
}: {
  store: Store
  bus: Bus
  presence: Presence
  rates: Rates
  published: Published
  clock: Clock
  limits: Limits
  startLimits: StartLimits
  socketsPerAddress: number
  loop?: Loop | undefined
  log: FastifyBaseLogger
}) {
  const failed = (error: unknown) => log.error({ err: error }, 'gateway')
  const { conversations } = store
  const lanes = createLanes<Session>(
    conversations,
    (id, lane, seq) => conversations.after(id, lane, seq, limits.pageMessages),
    failed,
  )
  const roster = createRoster(lanes)
  const desks: Desks = createDesks(
    conversations,
    presence,
    createReplyTimes(store.waits, clock),
    clock,
    site => roster.visitorsOf(site).size + roster.operatorsOf(site).size > 0,
    (site, desk) => {
      sendToAll(roster.visitorsOf(site), { type: 'desk', desk })
      for (const session of roster.operatorsOf(site)) {
        if (session.who.kind !== 'operator') continue
        const { sites } = session.who.actor
        if (sites.length === 1) sendToAll([session], { type: 'desk', desk })
        else desks.readAll(sites).then(all => sendToAll([session], { type: 'desk', desk: all }), failed)
      }
    },
  )
  const attendance = createAttendance({ people: store.people, published, presence, roster, clock, failed })
  const tell = createTell({ store: conversations, clock, roster, lanes, desks, ended: attendance })
  const catchUp = createCatchUp({ store: conversations, roster, lanes, desks, failed })
  /** What another relay told may never be taken back: it died, or its word was lost. */
  const typingElsewhere = createTyping(clock, { ...limits, typingEveryMs: 0 }, event =>
    tell({ kind: 'typing', ...event }),
  )
  const endBus = [
    bus.subscribe(event => {
      if (event.kind === 'written') conversations.heard(event.conversation)
      if (event.kind === 'typing') typingElsewhere.set(event.conversation, event.by, event.on)
      else tell(event)
    }),
    bus.onMissed(() => {
      if (bus.isConnected()) catchUp.forget()
      attendance.announceAll()
      catchUp.start()
    }),
  ]
  const announce = (event: BusEvent, sent?: Sent) => {
    tell(event, sent)
    bus.publish(event)
  }
  const presenceChanged = (sites: string[]) => {
    for (const site of sites) announce({ kind: 'desk', site })
  }
  const chat: Chat = createChat({
    store: conversations,
    published,
    now: clock.now,
    isAway: desks.isAway,
    happened: announce,
  })
  const typing = createTyping(clock, limits, event => announce({ kind: 'typing', ...event }))
  const hello = createHello({ store, published, roster, desks, presence, rates, clock, limits, presenceChanged, log })
  const request = createRequests({
    chat,
    store: conversations,
    roster,
    clock,
    limits,
    setTyping: (conversation, { kind, id, name }, on) => typing.set(conversation, { kind, id, name }, on),
    async setPresence({ id, actor }, state) {
      await presence.announce(id, actor, state)
      presenceChanged(actor.sites)
    },
  })
  const overload = watchOverload(clock, loop)
  const { isOver } = overload
  const receiver = createReceiver({ clock, limits, rates, startLimits, greet: hello.greet, request, isOver, failed })
  const hear = createHear({ clock, receiver, left: leave })
  const socketsOf = new Map<string, number>()
  const door = createDoor(limits)
  let allHaveLeft = () => {}
  const stopWatching = watchEpoch(clock, store, () => {
    lanes.forget()
    catchUp.forget()
    catchUp.start()
  })

  const { check } = attendance
  const stopPulse = startPulse({
    clock,
    store: conversations,
    pulseEveryMs: limits.pulseEveryMs,
    silenceMs: limits.silenceMs,
    sessions: roster.all,
    check,
    reach: lanes.reach,
    failed,
  })

  const stopVouching = watchVouching({ clock, sites: store.sites, published, roster, check, failed })

  function leave(session: Session) {
    if (session.phase.name === 'new') session.phase.waitNoMore()
    session.phase = { name: 'ended' }
    roster.remove(session)
    hello.forget(session)
    const count = (socketsOf.get(session.ip) ?? 1) - 1
    if (roster.all.size === 0) allHaveLeft()
    if (count > 0) socketsOf.set(session.ip, count)
    else socketsOf.delete(session.ip)
    const { who } = session
    if (who.kind !== 'operator') return
    clock.after(operatorGraceMs, () => {
      presence.withdraw(who.id).then(() => presenceChanged(who.actor.sites), failed)
    })
  }

  return {
    desks,
    chat,
    connections: () => roster.all.size,
    /** For whoever measures. */
    live: liveOf(roster.all),
    /** Whether this address may open one more connection. */
    hasRoom: (ip: string) => (socketsOf.get(ip) ?? 0) < socketsPerAddress,
    endSession: (hash: string) => announce({ kind: 'session-ended', session: hash }),
    endDevice: (visitor: string, device: string) => announce({ kind: 'device-ended', visitor, device }),
    /** Tells the operators of a site, on whatever relay they are. */
    notify: (notice: Notice) => announce({ kind: 'notice', ...notice }),

    open(socket: WebSocket, connection: Socket, who: VisitorConnection | OperatorConnection, ip: string): void {
      const fastest = who.kind === 'visitor' ? limits : times(limits, operatorFactor)
      const line = new Line(socket, connection, limits.maxBufferedBytes)
      const waitNoMore = clock.after(limits.helloWithinMs, () => line.close('hello_timeout'))
      const session: Session = {
        ip,
        line,
        who,
        phase: { name: 'new', waitNoMore },
        rates: new SenderRates(fastest),
        badFrames: undefined,
        heldUntilMs: 0,
        outstanding: 0,
        follows: new Few(),
        heardAtMs: clock.now(),
        turn: undefined,
      }
      roster.add(session)
      socketsOf.set(ip, (socketsOf.get(ip) ?? 0) + 1)
      hear(socket, session)
    },

    turnAway: door.turnAway,

    /** Ends who has come since `drain`, and who was turned away and lingers, without a word. */
    cutAll(): void {
      door.cutAll()
      for (const { line } of roster.all) line.terminate()
    },

    /** Stores and acknowledges what has been read, then tells everybody that the relay goes away for a moment, and waits until they have left. */
    async drain(): Promise<void> {
      stopPulse()
      stopWatching()
      stopVouching()
      overload.stop()
      // Whoever goes on sending would keep the relay here for ever.
      for (const { line } of roster.all) line.pause()
      await conversations.flush()
      await new Promise(resolve => setImmediate(resolve))
      for (const end of endBus) end()
      const left = new Promise<void>(resolve => {
        allHaveLeft = resolve
      })
      if (roster.all.size === 0) allHaveLeft()
      sayGoodbye(roster.all)
      await left
    },
  }
}
