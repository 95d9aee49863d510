import type { Limits } from '@beckon/protocol'
import { Window } from './windows.ts'

export type RateLimits = Pick<Limits, 'sendsPer10s' | 'sendsPerMinute' | 'framesPer10s'>

/** So many refusals within ten seconds are forgiven: an outbox that resends meets a limit too, and waits when it is told. */
const refusalsForgiven = 10
const tenSecondsMs = 10_000
const minuteMs = 60_000

/** What a sender did here since the other relays were told. */
export type Untold = { frames: number; sends: number }

/** Counts what one sender sends. Each answer is 0, or how many milliseconds to wait. Refused ones do not count. */
export class SenderRates {
  readonly untold: Untold = { frames: 0, sends: 0 }
  readonly #frames: Window
  /** Made with the first, since most who are connected send nothing and are refused nothing. */
  #sends: { in10s: Window; inMinute: Window } | undefined
  #refusals: Window | undefined
  readonly #limits: RateLimits

  constructor(limits: RateLimits) {
    this.#limits = limits
    this.#frames = new Window(limits.framesPer10s, tenSecondsMs)
  }

  frame(now: number): number {
    const waitMs = this.#frames.take(now)
    if (waitMs === 0) this.untold.frames++
    return waitMs
  }

  send(now: number): number {
    this.#sends ??= sendsOf(this.#limits)
    const { in10s, inMinute } = this.#sends
    const waitMs = Math.max(in10s.waitMs(now), inMinute.waitMs(now))
    if (waitMs > 0) return waitMs
    in10s.take(now)
    inMinute.take(now)
    this.untold.sends++
    return 0
  }

  /** Counts a refusal; true when they were ignored too often. */
  isIgnored(now: number): boolean {
    this.#refusals ??= new Window(refusalsForgiven, tenSecondsMs)
    return this.#refusals.take(now) > 0
  }

  /** Counts what was sent to other relays. */
  elsewhere(more: Untold, at: number): void {
    this.#frames.add(more.frames, at)
    if (more.sends === 0) return
    this.#sends ??= sendsOf(this.#limits)
    this.#sends.in10s.add(more.sends, at)
    this.#sends.inMinute.add(more.sends, at)
  }
}

const sendsOf = ({ sendsPer10s, sendsPerMinute }: RateLimits) => ({
  in10s: new Window(sendsPer10s, tenSecondsMs),
  inMinute: new Window(sendsPerMinute, minuteMs),
})

/** So many times what somebody may send. */
export const times = ({ sendsPer10s, sendsPerMinute, framesPer10s }: RateLimits, factor: number): RateLimits => ({
  sendsPer10s: sendsPer10s * factor,
  sendsPerMinute: sendsPerMinute * factor,
  framesPer10s: framesPer10s * factor,
})
