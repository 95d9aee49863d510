import type { Memory } from '../decide/memory.ts'
import type { Explanation } from '../explain/explain.ts'
import type { Group, Lift } from '../measure/interval.ts'
import type { Action, Goal, RuleFile } from '../rule/rule.ts'
import type { ChatState, SessionEvent } from '../session/event.ts'
import type { Simulated } from '../simulate/simulate.ts'

/** A recorded session and what a rule file makes of it. */
export type SessionCase = {
  readonly name: string
  /** Numbers of `RULES.md`. */
  readonly proves: readonly string[]
  /** One of `mistakes`: what others do wrong here. */
  readonly mistake?: string
  readonly file: RuleFile
  readonly session: readonly SessionEvent[]
  readonly memory?: Memory
  /** Goes on this long without an event. */
  readonly untilMs?: number
  readonly decisions: readonly Simulated[]
  /** The actions of what is on screen afterwards. */
  readonly shows?: readonly Action[]
  /** The memory afterwards. */
  readonly remembers?: Memory
  /** The explanation of the last decision. */
  readonly explains?: Explanation
}

/** One condition on the facts after a few events, at the last of them. */
export type ConditionCase = {
  readonly name: string
  readonly proves: readonly string[]
  readonly when: NonNullable<RuleFile['rules'][number]['when']>
  readonly session: readonly SessionEvent[]
  readonly holds: boolean
}

/** A rule file and the problems it must be refused for, each as "code place". */
export type ProblemCase = {
  readonly name: string
  readonly proves: readonly string[]
  readonly file: unknown
  readonly problems: readonly string[]
}

/** A rule file and what lint finds in it, each as "level code place". */
export type FindingCase = {
  readonly name: string
  readonly proves: readonly string[]
  readonly file: unknown
  readonly knownPaths?: readonly string[]
  readonly findings: readonly string[]
}

/** What counts of an experiment say: of two groups, or of the shares they were drawn by; and what is counted. */
export type MeasureCase = { readonly name: string; readonly proves: readonly string[] } & (
  | { readonly shown: Group; readonly heldOut: Group; readonly verdict: Lift['verdict'] }
  | {
      readonly goal?: Goal
      readonly event: SessionEvent
      readonly was?: ChatState
      readonly afterMs: number
      /** Nothing where it is absent. */
      readonly came?: 'chatted' | 'goal'
    }
  | { readonly groups: readonly { readonly visitors: number; readonly weight: number }[]; readonly ok: boolean }
)

/** `schema` grows when a field changes its meaning. */
export type Cases<T> = { readonly schema: 1; readonly cases: readonly T[] }
