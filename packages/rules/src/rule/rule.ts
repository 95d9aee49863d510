import type { reservedSignals, signals } from './signals.ts'

/** What the console saves, the relay publishes and the command line reads. All durations are seconds. */
export type RuleFile = {
  /** Given by the relay when it publishes. */
  readonly version?: number
  readonly settings?: Settings
  readonly rules: readonly Rule[]
}

export type Settings = {
  /** The kill switch of the site; default true. */
  readonly enabled?: boolean
  /** Least seconds from one showing to the next, of any rule; default 0. */
  readonly gap?: number
  /** The site's IANA time zone; default UTC. */
  readonly zone?: string
  /** Where the memory lives, see `Memory`; default 'session'. */
  readonly storage?: 'none' | 'session' | 'visitor'
}

export type Rule = {
  readonly id: string
  readonly name?: string
  readonly enabled?: boolean
  readonly priority?: number
  /** Absent: always true. */
  readonly when?: Condition
  readonly do: readonly Action[]
  readonly limits?: Limits
  /** Share of visitors, 0 to 1, to whom the rule is never shown. */
  readonly holdOut?: number
  readonly variants?: readonly Variant[]
}

export type Variant = { readonly id: string; readonly weight: number; readonly do?: readonly Action[] }

export type Limits = {
  readonly once?: 'page' | 'visit' | 'visitor'
  readonly times?: number
  readonly coolDown?: number
  readonly expires?: number
  /** A date begins at midnight of the site's zone; a moment with a time is taken as it is. */
  readonly from?: string
  /** A date ends at midnight after it. */
  readonly until?: string
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Test

export type Signal = keyof typeof signals
export type ReservedSignal = (typeof reservedSignals)[number]

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'between'
  | 'in'
  | 'not-in'
  | 'contains'
  | 'not-contains'
  | 'starts-with'
  | 'ends-with'
  | 'glob'
  | 'exists'

export type Scalar = string | number | boolean

/** One question about one signal. */
export type Test = {
  readonly signal: Signal
  readonly op: Operator
  readonly value?: Scalar | readonly Scalar[]
  /** For page.query, event and visitor.attribute. */
  readonly name?: string
  /** For rule. */
  readonly id?: string
  /** For event: only the last so many seconds. */
  readonly within?: number
  /** For desk.*. */
  readonly department?: string
}

export type Action =
  | { readonly action: 'teaser'; readonly text: string }
  | { readonly action: 'open'; readonly text: string }
  | { readonly action: 'answer'; readonly id: string }
  | { readonly action: 'replies'; readonly options: readonly Reply[] }

/** A chip under the message: choosing it sends its text, or shows an answer when it names one. */
export type Reply = { readonly text: string; readonly answer?: string }
