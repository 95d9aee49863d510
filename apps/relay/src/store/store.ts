import type { Conversations } from './conversations.ts'
import type { People } from './people.ts'
import type { Sites } from './sites.ts'

/** The truth. Everything that must survive is here, and nothing that must survive is anywhere else. */
export type Store = {
  readonly conversations: Conversations
  readonly sites: Sites
  readonly people: People
  /** What is in force, in words for `/health` and the log. */
  readonly inForce: { store: string; durability: string }
  /** Whether it answers now. MUST NOT throw. */
  isReachable(): Promise<boolean>
  /** MUST commit what is under way first. */
  close(): Promise<void>
}
