import type { Notice, Person } from '@beckon/protocol'
import type { Conversation, Stored } from '../store/conversations.ts'

/** What one relay tells the others. Plain data, so that it can cross a process border as JSON. */
export type BusEvent =
  | {
      kind: 'written'
      /** As it is after the write. */
      conversation: Conversation
      /** Each with its `seq`: a relay that sees a jump MUST read the store. */
      messages: Stored[]
      /** What changed beside the messages: status or operator, or the read mark of one side. */
      changed: 'nothing' | 'status' | 'visitor' | 'operator'
      wasWaiting: boolean
    }
  | { kind: 'typing'; conversation: string; by: Person & { kind: 'visitor' | 'operator' }; on: boolean }
  | { kind: 'desk'; site: string }
  | (Notice & { kind: 'notice' })
  | { kind: 'session-ended'; session: string }
  /** The token of a visitor's device is good for nothing any more. */
  | { kind: 'device-ended'; visitor: string; device: string }

/** The nerve between relays: a hint and never the truth. */
export type Bus = {
  /** Tells every other relay. At most once: an event MAY be lost, late, repeated or out of order. MUST NOT throw, MUST NOT wait. */
  publish(event: BusEvent): void
  /** Hears what the others publish; MUST NOT hear one's own. The answer ends it. */
  subscribe(listener: (event: BusEvent) => void): () => void
  /**
   * Calls `listener` whenever events may have been missed: after the connection was away, and every few seconds while it is. The relay MUST
   * read then what its connections follow from the store. The answer ends it.
   */
  onMissed(listener: () => void): () => void
  /** Whether the other relays are heard now. */
  isConnected(): boolean
  readonly inForce: string
  close(): Promise<void>
}
