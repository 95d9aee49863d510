import type { Clock } from '../clock/clock.ts'
import type { Limit, Rates, Taken } from './rates.ts'
import { SenderRates } from './sender.ts'
import { createWindows } from './windows.ts'

/** Rates of one relay alone. */
export function createInProcessRates(clock: Clock): Rates {
  const windowOf = createWindows()
  const senders = new Map<string, SenderRates>()
  return {
    async take(limits: Limit[]): Promise<Taken> {
      const now = clock.now()
      const windows = limits.map(limit => windowOf(limit, now))
      const waitMs = Math.max(...windows.map(window => window.waitMs(now)))
      if (waitMs > 0) return { ok: false, waitMs }
      for (const window of windows) window.take(now)
      return {
        ok: true,
        async giveBack() {
          for (const window of windows) window.giveBack()
        },
      }
    },
    sender(id, limits) {
      const sender = senders.get(id) ?? new SenderRates(limits)
      senders.set(id, sender)
      return sender
    },
    forget: id => void senders.delete(id),
    close: () => {},
  }
}
