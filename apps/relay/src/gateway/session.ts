import type { RelayFrame } from '@beckon/protocol'
import type { OperatorActor, VisitorActor } from '../chat/actors.ts'
import type { SenderRates } from '../rates/sender.ts'
import type { Window } from '../rates/windows.ts'
import type { Few } from './few.ts'
import type { Place } from './lanes.ts'
import type { Line } from './line.ts'

/** One connection. A visitor has no actor until the token of `hello` was found. */
export type Session = {
  ip: string
  line: Line
  who: VisitorConnection | OperatorConnection
  phase: Phase
  rates: SenderRates
  /** Made with the first one. */
  badFrames: Window | undefined
  /** What is sent before this moment was sent behind words that could not be stored, and would overtake them. */
  heldUntilMs: number
  /** Sends without their acknowledgement. */
  outstanding: number
  follows: Few<Place>
  /** Of the last frame or pong. */
  heardAtMs: number
  /** In which part of each round its pulse comes; undefined until the first round. */
  turn: number | undefined
}

type Phase =
  /** Its `hello` is waited for. */
  | { name: 'new'; waitNoMore(): void }
  /** Until `welcome` is sent, what is fanned out to the connection waits in `held`, since no frame may precede it. */
  | { name: 'greeting'; held: string[] }
  | { name: 'ready' }
  | { name: 'ended' }

/** `device` stands for the token of `hello`. */
export type VisitorConnection = { kind: 'visitor'; site: string; actor?: VisitorActor; device?: string }
/** Presence knows the connection by its `id`. */
export type OperatorConnection = { kind: 'operator'; id: string; sessionHash: string; actor: OperatorActor }
export type Recipient = Pick<Session, 'phase' | 'line'>

/** More than this while a store that hangs is asked for the welcome: the client comes back and is told all at once. */
const maxHeld = 1000

/** Fans a frame out, but not to the one who `knows`: it is serialised once, however many hear it. */
export function sendToAll(sessions: Iterable<Recipient>, frame: RelayFrame, knows?: object): void {
  let text: string | undefined
  for (const session of sessions) {
    if (session === knows) continue
    const { phase, line } = session
    text ??= JSON.stringify(frame)
    if (phase.name === 'ready') line.sendText(text)
    else if (phase.name === 'greeting') {
      if (phase.held.length < maxHeld) phase.held.push(text)
      else line.close('slow_consumer')
    }
  }
}

const ready: Phase = { name: 'ready' }

/** Sends `welcome`, then what was fanned out meanwhile. */
export function becomeReady(session: Session, welcome: RelayFrame): void {
  const { phase } = session
  if (phase.name !== 'greeting') return
  session.phase = ready
  session.line.send(welcome)
  for (const text of phase.held) session.line.sendText(text)
}
