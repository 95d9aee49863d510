import type { Lane } from '@beckon/protocol'

type Who = { client: string }
type In = Who & { conversation: string }

/** What happened during a run, as one client or the one who injects faults saw it. `atMs` is milliseconds since the run began. */
export type Event = { atMs: number } & (
  | ({ event: 'join' } & Who & ClientKind)
  /** Pressed send. `conversation` is missing for the message that begins one. */
  | ({ event: 'send'; messageId: string; text: string; lane: Lane } & Who & { conversation?: string })
  | ({ event: 'ack'; messageId: string; lane: Lane; seq: number } & In)
  /** Refused for now or for good: what the relay said, where `fail` is what the screen says. */
  | ({ event: 'refuse'; code: string; retryAfterMs?: number } & Who)
  | ({ event: 'fail'; messageId: string; code: string } & Who)
  /** At the end of the run: still in the outbox, and marked so on screen. */
  | ({ event: 'pending'; messageId: string } & Who)
  /** Now stands as confirmed in the rendered list of a lane, at this index. */
  | ({ event: 'show'; lane: Lane; index: number } & In & Rendered)
  /** No longer stands there. */
  | ({ event: 'hide'; lane: Lane; index: number } & In & Pick<Rendered, 'messageId' | 'seq'>)
  /** The first frame of any kind about this conversation. */
  | ({ event: 'hear' } & In)
  | ({ event: 'typing'; by: string; on: boolean } & In)
  | ({ event: 'read'; by: 'visitor' | 'operator'; seq: number } & In)
  /** `down` is the moment a connection was lost; the others are what the screen says. */
  | ({ event: 'state'; state: 'connecting' | 'connected' | 'reconnecting' | 'down' | 'ended' } & Who)
  /** `fault` is in words; a client's name says that it concerns only this one. */
  | {
      event: 'fault'
      fault: Fault
      phase: 'begin' | 'end'
      client?: string
    }
  /** Nothing is being sent any more, and every client has had its time to catch up. */
  | { event: 'quiet' }
)

/** `mute` ends with a reset within seconds, `silence` lasts longer than either end may believe in the connection. */
export type Fault =
  | 'kill'
  | 'stop'
  | 'stall'
  | 'cut'
  | 'mute'
  | 'silence'
  | 'delay'
  | 'reload'
  | 'redis-kill'
  | 'redis-freeze'
  | 'postgresql'
  | 'disk-full'
  | 'copy'
  | 'restore'

/** `strict` is the client of this project, `naive` only speaks the protocol and believes the relay. */
export type ClientKind = { driver: 'strict' | 'naive' } & (
  | { kind: 'visitor'; visitor: string; site: string }
  | { kind: 'operator'; sites: readonly string[] }
)

export type Rendered = { messageId: string; seq: number; text: string }
export type EventOf<N extends Event['event']> = Event & { event: N }
export type Unstamped = Event extends infer E ? (E extends Event ? Omit<E, 'atMs'> : never) : never

/** One conversation as the store has it at the end. */
export type Logged = {
  id: string
  site: string
  visitor: string
  talk: readonly Rendered[]
  notes: readonly Rendered[]
}

/** All that invariants are judged on. `older` is what the store had before each time an older copy was restored; what of it is not in `log` was lost by that. */
export type Run = { history: readonly Event[]; log: readonly Logged[]; older?: readonly Logged[] }
