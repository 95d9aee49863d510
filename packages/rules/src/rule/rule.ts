import type { signals } from './signals.ts'

/** What the console saves, the relay publishes and the command line reads. All durations are seconds. */
export type RuleFile = {
  /** Given by the relay when it publishes. */
  readonly version?: number
  /** Told by the relay when it hands the file to a page: it names something of the supplement. */
  readonly more?: true
  readonly settings?: Settings
  readonly rules: readonly Rule[]
}

export type Settings = {
  /** The kill switch of the site; default true. */
  readonly enabled?: boolean
  /** Least seconds from one showing to the next, of any rule; default 0. */
  readonly gap?: number
  /** How much a visitor is asked to bear in 24 hours: a showing takes 1, its dismissal 2 more; default 6. */
  readonly budget?: number
  /** The site's IANA time zone; default UTC. */
  readonly zone?: string
  /** When the desk is open, by weekday, in the site's zone; without any `desk.open` is unknown. */
  readonly hours?: Partial<Record<Weekday, readonly Opening[]>>
  /** Days on which it is not: once (`2026-12-24`) or each year (`12-24`). */
  readonly holidays?: readonly string[]
  /** Where the memory lives, see `Memory`; default 'session'. */
  readonly storage?: 'none' | 'session' | 'visitor'
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** From and to, each as `HH:MM`; over midnight when it ends before it begins. */
export type Opening = readonly [from: string, to: string]

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
  /** What it is meant to bring about; default that a chat begins. */
  readonly goal?: Goal
}

/** An event that the page tracks, in the visit after a showing or within so many seconds of it. */
export type Goal = { readonly event: string; readonly within?: number }

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
  | 'funnel'

export type Scalar = string | number | boolean

/** One question about one signal. */
export type Test = {
  readonly signal: Signal
  readonly op: Operator
  readonly value?: Scalar | readonly Scalar[]
  /** What does not count although `value` fits it, by the same operator; for addresses. */
  readonly except?: string | readonly string[]
  /** What a text stands for: a day in the site's zone, the seconds since a moment, or a version. */
  readonly as?: 'date' | 'age' | 'version'
  /** For page.query, event, visitor.attribute and visitor.utm. */
  readonly name?: string
  /** For rule. */
  readonly id?: string
  /** For event: only the last so many seconds. */
  readonly within?: number
  /** For event: only those whose data meets all of these. */
  readonly where?: readonly FieldTest[]
  /** For element.* and form.abandoned: a CSS selector. */
  readonly selector?: string
  /** For desk.*. */
  readonly department?: string
  /** For clock.*: whose clock; default the site's. */
  readonly zone?: 'site' | 'visitor'
}

/** One question about one field of an event's data. */
export type FieldTest = Pick<Test, 'op' | 'value' | 'as'> & { readonly name: string }

export type Action =
  | { readonly action: 'teaser'; readonly text: string }
  /** The text may be left out beside a `message`. */
  | { readonly action: 'open'; readonly text?: string }
  | MessageAction
  /** A canned answer by its id, or the best one for a question: which that is the relay says when it hands out the file. */
  | { readonly action: 'answer'; readonly id?: string; readonly question?: string }
  | { readonly action: 'replies'; readonly options: readonly Reply[] }
  /** The desk that a conversation from here belongs to. */
  | { readonly action: 'department'; readonly id: string }
  /** A word by which operators find the conversation. */
  | { readonly action: 'tag'; readonly tag: string }
  /** Told to the operators only. */
  | { readonly action: 'notify'; readonly text: string }
  /** Calls back what the host page has put on this name. */
  | { readonly action: 'emit'; readonly name: string; readonly data?: Readonly<Record<string, Scalar>> }
  /** What follows comes so many seconds later, while the showing lasts. */
  | { readonly action: 'wait'; readonly seconds: number }

/**
 * A message in somebody's name: with `open` in the panel, otherwise as a bubble. `{name}` stands for an attribute of the
 * visitor, `{name|friend}` for it or, where it is not known, for what follows the bar. In a decision the text is the one to show.
 */
export type MessageAction = Wording & {
  readonly action: 'message'
  /** Default the team. A persona is a name and nothing else: who answers says so. */
  readonly sender?: 'team' | 'operator' | { readonly name: string }
  /** For those who have been here before. */
  readonly returning?: Wording
  /** Of a decision: the language of the text, where it is one of `texts`. */
  readonly language?: string
}

export type Wording = {
  readonly text: string
  /** By language, as `de` or `de-AT`. */
  readonly texts?: Readonly<Record<string, string>>
}

/** A chip under the message: choosing it sends its text, or shows an answer when it names one. */
export type Reply = { readonly text: string; readonly answer?: string }
