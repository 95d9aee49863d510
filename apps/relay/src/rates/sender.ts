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
  readonly #sends: Window
  readonly #minute: Window
  readonly #refusals = new Window(refusalsForgiven, tenSecondsMs)

  constructor({ sendsPer10s, sendsPerMinute, framesPer10s }: RateLimits) {
    this.#frames = new Window(framesPer10s, tenSecondsMs)
    this.#sends = new Window(sendsPer10s, tenSecondsMs)
    this.#minute = new Window(sendsPerMinute, minuteMs)
  }

  frame(now: number): number {
    const waitMs = this.#frames.take(now)
    if (waitMs === 0) this.untold.frames++
    return waitMs
  }

  send(now: number): number {
    const waitMs = Math.max(this.#sends.waitMs(now), this.#minute.waitMs(now))
    if (waitMs > 0) return waitMs
    this.#sends.take(now)
    this.#minute.take(now)
    this.untold.sends++
    return 0
  }

  /** Counts a refusal; true when they were ignored too often. */
  isIgnored(now: number): boolean {
    return this.#refusals.take(now) > 0
  }

  /** Counts what was sent to other relays. */
  elsewhere(more: Untold, at: number): void {
    this.#frames.add(more.frames, at)
    this.#sends.add(more.sends, at)
    this.#minute.add(more.sends, at)
  }
}

/** So many times what somebody may send. */
export const times = ({ sendsPer10s, sendsPerMinute, framesPer10s }: RateLimits, factor: number): RateLimits => ({
  sendsPer10s: sendsPer10s * factor,
  sendsPerMinute: sendsPerMinute * factor,
  framesPer10s: framesPer10s * factor,
})
