import type { Decide } from '../decide/decision.ts'
import { chatPart, desksPart, partsOf } from '../decide/parts.ts'
import { createRedecide } from '../decide/redecide.ts'
import type { Action, Condition, Rule, RuleFile, Settings, Variant } from './rule.ts'

/** A rule file made ready for `decide`: winners first, durations in ms, dates as wall times, defaults filled in. */
export type CompiledRules = {
  readonly version?: number | undefined
  readonly gapMs: number
  readonly rules: readonly CompiledRule[]
  /** Decides for one visit after another, asking only what has changed since it was last called. */
  readonly redecide: Decide
}

export type CompiledRule = {
  readonly id: string
  /** The rule and its site are switched on. */
  readonly enabled: boolean
  readonly when: Condition
  readonly do: readonly Action[]
  readonly once: 'page' | 'visit' | 'visitor'
  readonly times: number
  readonly coolDownMs: number
  readonly expiresMs: number
  readonly fromMs: number
  readonly untilMs: number
  readonly holdOut: number
  readonly variants: readonly Variant[]
  /** Its conditions speak of the chat, so an open chat does not silence it. */
  readonly asksChat: boolean
  /** Its conditions speak of the desk, so it may be meant for hours without one. */
  readonly asksDesk: boolean
  /** Who sees it, or which variant, depends on the visitor's seed. */
  readonly drawn: boolean
  /** It promises a person, because no action of it is an answer. */
  readonly invites: boolean
}

/** Compiles a published file. Trusts it: what `parseRules` would refuse makes a condition unknown, and never throws. */
export function compileRules(file: RuleFile): CompiledRules {
  const { settings = {}, version } = file
  // Sorting is stable: rules of one priority keep the order of the file.
  const rules = [...file.rules]
    .sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
    .map(rule => compileRule(rule, settings))
  return {
    version,
    gapMs: (settings.gap ?? 0) * 1000,
    rules,
    redecide: createRedecide(rules),
  }
}

function compileRule(rule: Rule, { enabled, zone = 'UTC' }: Settings): CompiledRule {
  const { when = { all: [] }, limits = {}, variants = [] } = rule
  const parts = partsOf(when)
  return {
    id: rule.id,
    enabled: enabled !== false && rule.enabled !== false,
    when,
    do: rule.do,
    once: limits.once ?? 'visit',
    times: limits.times ?? 1,
    coolDownMs: (limits.coolDown ?? 0) * 1000,
    expiresMs: (limits.expires ?? Infinity) * 1000,
    fromMs: limits.from ? momentOf(limits.from, zone, 0) : -Infinity,
    untilMs: limits.until ? momentOf(limits.until, zone, 1) : Infinity,
    holdOut: rule.holdOut ?? 0,
    variants,
    asksChat: (parts & chatPart) > 0,
    asksDesk: (parts & desksPart) > 0,
    drawn: !!rule.holdOut || variants.length > 0,
    invites: ![rule.do, ...variants.map(variant => variant.do ?? [])].flat().some(({ action }) => action === 'answer'),
  }
}

const dayMs = 86_400_000

/** Midnight of a date in a zone, `days` later; or the moment itself when a time is given. */
function momentOf(date: string, zone: string, days: number): number {
  if (date.includes('T')) return Date.parse(date)
  const midnight = Date.parse(date) + days * dayMs
  // Twice: the offset at the first guess may be the one of the other side of a clock change.
  const guess = midnight - offsetMs(midnight, zone)
  return midnight - offsetMs(guess, zone)
}

function offsetMs(moment: number, zone: string): number {
  try {
    // Swedish writes dates as ISO does, which makes the wall clock of any zone readable without taking it apart.
    return Date.parse(`${new Date(moment).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}Z`) - moment
  } catch {
    return 0
  }
}
