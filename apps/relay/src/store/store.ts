import type { AnswersTold } from './answers.ts'
import type { Conversations } from './conversations.ts'
import type { People } from './people.ts'
import type { Showings } from './showings.ts'
import type { Sites } from './sites.ts'
import type { Waits } from './waits.ts'

/** `degraded`: it can be read, and refuses what would be stored. The words follow the store's name. */
export type Condition = { status: 'ok' } | { status: 'degraded' | 'unavailable'; words: string }

export const away: Condition = { status: 'unavailable', words: 'away, messages are refused until it is back' }

/** What a store tells whoever opened it. */
export type Heard = {
  /** A group of writes could not be committed. */
  failed(error: unknown): void
  /** It has another epoch, and why. Called while it is opened, too. */
  renewed(reason: string): void
}

export const nobodyHears: Heard = { failed: () => {}, renewed: () => {} }

/** The truth. Everything that must survive is here, and nothing that must survive is anywhere else. */
export type Store = {
  readonly conversations: Conversations
  readonly sites: Sites
  readonly people: People
  readonly showings: Showings
  readonly answers: AnswersTold
  readonly waits: Waits
  /** What is in force, in words for `/health` and the log. */
  readonly inForce: { store: string; durability: string }
  /** What relays on this store call it by, whatever its epoch. */
  readonly name: string
  /** MUST NOT throw. A store that was in trouble MUST try anew whether it still is. */
  condition(): Promise<Condition>
  /**
   * Called every few seconds: learns the epoch that another process has drawn, and MUST draw one itself when it finds that the store was restored
   * meanwhile. MUST NOT throw.
   */
  lookAgain(): Promise<void>
  /** MUST commit what is under way first. */
  close(): Promise<void>
}
