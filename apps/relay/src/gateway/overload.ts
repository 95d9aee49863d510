import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type Clock, every } from '../clock/clock.ts'

const lookEveryMs = 1000
/** A relay this late on the whole has more to do than it can: who is refused now is served sooner than who waits behind all others. */
const overAtMs = 300
/** Lower than where it begins, or it would go on and off with each look. */
const goodAtMs = 150
/** To those refused: when it may have passed. */
export const overloadRetryMs = 4000

export type Loop = { lagMs(): number; stop(): void }
export type Overload = { isOver(): boolean; stop(): void }

/** Whether sends are refused because the event loop is late. `lagMs` answers how late it was on the whole since the last call. */
export function watchOverload(clock: Clock, { lagMs, stop }: Loop = watchLoop()): Overload {
  let isOver = false
  const stopLooking = every(clock, lookEveryMs, () => {
    isOver = lagMs() > (isOver ? goodAtMs : overAtMs)
  })
  return {
    isOver: () => isOver,
    stop() {
      stopLooking()
      stop()
    },
  }
}

const resolutionMs = 20

function watchLoop(): Loop {
  const loop = monitorEventLoopDelay({ resolution: resolutionMs })
  loop.enable()
  return {
    lagMs() {
      // Without a sample nothing ran at all, and the next look will have one.
      const lag = loop.count === 0 ? 0 : loop.mean / 1e6 - resolutionMs
      loop.reset()
      return lag
    },
    stop: () => void loop.disable(),
  }
}
