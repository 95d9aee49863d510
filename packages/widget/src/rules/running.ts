import type {
  CallEvent,
  CompiledRules,
  Memory,
  Moment,
  RuleFile,
  Run,
  SessionEvent,
  Showing,
  Supplement,
} from '@beckon/rules'
import type { HostFact, Widget } from '../loader/widget.ts'
import type { DeskNow } from './desk.ts'
import type { PageEvent } from './event.ts'
import type { Kept, Storing } from './memory.ts'

export type Shown = Showing & { id: string }
/** Beside what rules remember of a visit: which showing is on screen, of which version, by which operator, and what is still to come of those before. */
export type Visit = Memory['visit'] & {
  shown?: Pick<Shown, 'id' | 'version'> & { by?: string | undefined }
  followed?: readonly Followed[]
}

/** The first showing of a rule in a visit, or that it was held out, and what has come of it so far. `atMs` is wall time. */
export type Followed = Omit<Shown, 'actions' | 'moreMs'> & {
  readonly isHeldOut?: true
  readonly atMs: number
  readonly chatted?: true
  readonly goal?: true
}

/** What the page asks of the rules. */
export type Call = Extract<HostFact, { type: 'record' | 'runRule' }>

/** Rules that run on a page, as the parts see them that load when something is to be shown. */
export type Running = {
  readonly widget: Widget
  readonly key: string
  readonly storing: Storing
  readonly kept: Kept
  /** The rules in force. */
  readonly file: RuleFile
  readonly supplement: Supplement | undefined
  readonly signal: AbortSignal
  readonly channel: BroadcastChannel | undefined
  run: Run
  /** Wall time of the moment from which `at` counts. */
  readonly beganMs: number
  desk: DeskNow
  /** A decision waits to be admitted. */
  isAdmitting: boolean
  /** The page has called for a rule, and that waits to be admitted. */
  call?: CallEvent | undefined
  /** The first ones of this page, for whoever wants them later. */
  readonly events: SessionEvent[]
  mostEvents: number
  /** Does what only a page needs on which something is shown, once that is loaded. */
  loaded(act: (showing: typeof import('./showing.ts')) => unknown): Promise<unknown>
  /** Ms since the visit began. */
  atMs(): number
  /** Takes one thing that happened, or that the page asks for; the answer to that is its own. */
  feed(event: PageEvent | Call): unknown
  /** Decides again, by what is known. */
  decide(): void
  /** Takes over a fact; a decision is for the caller to ask for. */
  learn(event: PageEvent): void
  /** Begins anew, with other rules. */
  again(): void
  /** Only once it is engaged: takes one thing that happened, the end of what is on screen, and that the panel was opened. */
  step?(event: SessionEvent): void
  end?(outcome: 'opened' | 'dismissed' | 'answered' | 'opted-out'): void
  opened?(byVisitor: boolean): void
}

/** Rules of which one was near its showing on this page: from then on all decide that know more than conditions. */
export type Engaged = Running & {
  readonly rules: CompiledRules
  /** Asks again what the last event has left open, and changes nothing. */
  look(): Moment
  /** Takes a decision over. One that would show something, or hold it back for good, is first admitted. `written` is called once it is remembered, before anything is drawn. */
  take(moment: Moment, written?: () => void): void
}

/** What few rule files need. */
export type SupplementPart = typeof import('./supplement.ts')

export type Before = Pick<Running, 'run' | 'beganMs'>
