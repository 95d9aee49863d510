import { type ClientFrame, type Limits, parseClientFrame, type RefusalCode } from '@beckon/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Rates } from '../rates/rates.ts'
import { Window } from '../rates/windows.ts'
import { overloadRetryMs } from './overload.ts'
import { type Requests, refuse, refuseForNow } from './requests.ts'
import type { Session } from './session.ts'

export type StartLimits = { startsPerVisitorPerHour: number; startsPerAddressPerHour: number }

export type Receiver = ReturnType<typeof createReceiver>

const hourMs = 3_600_000
/** The third unacceptable frame within this time ends the connection. */
const badFrames = { forgiven: 2, withinMs: 60_000 }
/** The standard close code. */
const tryAgainLater = 1013

/** Takes one text message of a connection: counts it, parses it, and hands it on or refuses it. What is in order is handed on at once, so order is kept. */
export function createReceiver({
  clock,
  limits,
  rates,
  startLimits,
  greet,
  request,
  isOver,
  failed,
}: {
  clock: Clock
  limits: Limits
  rates: Rates
  startLimits: StartLimits
  greet: (session: Session, frame: ClientFrame & { type: 'hello' }) => Promise<void>
  request: Requests
  /** Whether the relay has more to do than it can. */
  isOver: () => boolean
  failed: (error: unknown) => void
}) {
  function accept(session: Session, frame: ClientFrame) {
    if (frame.type === 'hello') {
      if (session.phase.name !== 'new') return refuseBad(session, frame.ref, 'bad_message')
      const greeted = greet(session, frame)
      settle(session, frame.ref, greeted)
      // Neither welcome nor turned away for good: the client comes back and says hello anew.
      greeted.catch(() => session.line.end(tryAgainLater))
      return
    }
    const ref = 'ref' in frame ? frame.ref : undefined
    if (session.phase.name !== 'ready') return refuse(session, ref, 'not_ready')
    if (frame.type !== 'send' && frame.type !== 'start') return settle(session, ref, request(session, frame))

    const heldMs = session.heldUntilMs - clock.now()
    // A clock that was set back would hold for as long.
    if (heldMs > 0 && heldMs <= overloadRetryMs) return refuse(session, ref, 'unavailable', heldMs)
    if (isOver()) return refuseForNow(session, ref, clock.now(), overloadRetryMs)
    if (session.outstanding >= limits.maxOutstandingSends) return refuse(session, ref, 'too_many_outstanding')
    const waitMs = session.rates.send(clock.now())
    if (waitMs > 0) return refuseRate(session, ref, waitMs)
    session.outstanding++
    const work = frame.type === 'start' ? begin(session, frame) : Promise.resolve(request(session, frame))
    const isDone = () => {
      session.outstanding--
    }
    work.then(isDone, (error: unknown) => {
      isDone()
      failed(error)
      refuseForNow(session, ref, clock.now())
    })
  }

  async function begin(session: Session, frame: ClientFrame & { type: 'start' }) {
    const { startsPerVisitorPerHour, startsPerAddressPerHour } = startLimits
    const taken = await rates.take([
      { key: `starts of visitor ${session.who.actor?.id}`, most: startsPerVisitorPerHour, spanMs: hourMs },
      { key: `starts of address ${session.ip}`, most: startsPerAddressPerHour, spanMs: hourMs },
    ])
    return taken.ok ? request(session, frame) : refuseRate(session, frame.ref, taken.waitMs)
  }

  function settle(session: Session, ref: number | undefined, work: Promise<void> | void) {
    work?.catch((error: unknown) => {
      failed(error)
      refuse(session, ref, 'unavailable')
    })
  }

  function refuseRate(session: Session, ref: number | undefined, waitMs: number) {
    refuse(session, ref, 'rate_limited', waitMs)
    if (session.rates.isIgnored(clock.now())) session.line.close('rate_limited')
  }

  function refuseBad(session: Session, ref: number | undefined, code: RefusalCode) {
    refuse(session, ref, code)
    if (code !== 'bad_message') return
    session.badFrames ??= new Window(badFrames.forgiven, badFrames.withinMs)
    if (session.badFrames.take(clock.now()) > 0) session.line.close('bad_message')
  }

  return {
    receive(session: Session, text: string): void {
      session.heardAtMs = clock.now()
      const parsed = parseClientFrame(text, session.who.kind)
      const { ref } = parsed.ok ? (parsed.frame as { ref?: number }) : parsed
      const waitMs = session.rates.frame(clock.now())
      if (waitMs > 0) refuseRate(session, ref, waitMs)
      else if (parsed.ok) accept(session, parsed.frame)
      else refuseBad(session, ref, parsed.code)
    },
    /** A WebSocket ping is a frame like any other: ws itself counts none. */
    receivePing(session: Session): void {
      session.heardAtMs = clock.now()
      if (session.rates.frame(clock.now()) > 0 && session.rates.isIgnored(clock.now())) {
        session.line.close('rate_limited')
      }
    },
  }
}
