import type { RateLimits, SenderRates } from './sender.ts'

/** At most `most` of what `key` names within any `spanMs`. */
export type Limit = { key: string; most: number; spanMs: number }

export type Taken = { ok: true; giveBack(): Promise<void> } | { ok: false; waitMs: number }

/** How often things were done, over all relays on one store. Nothing here is stored for longer than its span. */
export type Rates = {
  /**
   * For what is rare. MUST take one from each limit when all of them have room, else from none, and MUST NOT let more through over all relays together; where the
   * other relays cannot be asked, each counts for itself. `giveBack`: it did not count after all. MUST NOT throw.
   */
  take(limits: Limit[]): Promise<Taken>
  /**
   * For what is frequent: how fast one sender sends, over all connections. Decided at once from what is known here; what other relays have counted MUST be known
   * about a second after the sender was heard here. The same sender MUST get the same counts until it is forgotten.
   */
  sender(id: string, limits: RateLimits): SenderRates
  forget(id: string): void
  close(): void
}
