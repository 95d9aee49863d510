import type { Facts } from '../facts/facts.ts'
import type { CompiledRules } from '../rule/compile.ts'
import type { Action, Scalar } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'
import type { Question } from './condition.ts'
import type { Memory } from './memory.ts'

/** What to do at one moment. Moments are ms since the visit began. */
export type Decision = {
  /** A showing that begins now. */
  readonly show?: Showing | undefined
  /** A showing that ends now: draw it away. */
  readonly retract?: string | undefined
  /** The retracted showing ran out of its own time; report the outcome 'expired'. */
  readonly expired?: true | undefined
  /** Showings that would begin now had the visitor not been held out: record them, draw nothing. */
  readonly heldOut?: readonly Showing[] | undefined
  /** What belongs on screen after this decision, also after a reload. */
  readonly onScreen?: Showing | undefined
  /** To be stored; the same object as before when nothing changed. */
  readonly memory: Memory
  /** The next moment at which a decision could differ with no event before it. */
  readonly recheckAt?: number | undefined
  readonly atMs: number
  /** Of a decision that asked every rule. */
  readonly trace?: Trace
}

/** Decides for `now`, in ms since the visit began and not before the last event. */
export type Decide = (rules: CompiledRules, facts: Facts, memory: Memory, now: number) => Decision

/** What is decided about: the rules, and all they ask at one moment. Its memory is written on while it is decided. */
export type Situation = Question & { readonly basis: CompiledRules }

export type Showing = {
  readonly rule: string
  /** Of the rule file, as the relay published it. */
  readonly version?: number | undefined
  readonly variant?: string | undefined
  /** Those that are due: a `wait` holds back what comes after it, and `onScreen` then has more later. */
  readonly actions: readonly Action[]
  /** When the next of them are due, in ms since the showing began. */
  readonly moreMs?: number | undefined
}

/** Why each rule did or did not win: enough for `explain`. */
export type Trace = {
  readonly atMs: number
  readonly version?: number | undefined
  readonly rules: readonly RuleTrace[]
}

export type RuleTrace = {
  readonly rule: string
  /** Absent for the rule that won. */
  readonly lost?: Lost | undefined
  /** Every condition in the order of the file; absent when the rule lost before they were asked. */
  readonly seen?: readonly Seen[] | undefined
}

export type Seen = {
  readonly signal: string
  readonly op: string
  readonly value?: Scalar | readonly Scalar[] | undefined
  readonly saw?: Value | undefined
  /** Absent: unknown. */
  readonly verdict?: boolean | undefined
}

/** Why a rule is not shown, in the order in which it is asked. */
export type Lost =
  | 'held-out'
  | 'disabled'
  | 'limit'
  | 'cool-down'
  | 'dates'
  | 'opted-out'
  | 'gap'
  | 'budget'
  | 'panel'
  | 'chat'
  | 'desk'
  | 'seed'
  | 'conditions'
  | 'priority'
  | 'screen'
