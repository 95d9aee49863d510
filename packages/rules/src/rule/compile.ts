import type { Decide } from '../decide/decision.ts'
import { createRedecide } from '../decide/redecide.ts'
import type { Supplement } from '../decide/supplement.ts'
import type { Action, Condition, Rule, RuleFile, Settings, Variant } from './rule.ts'
import { isSeen } from './seen.ts'

/** A rule file made ready for `decide`: winners first, durations in ms, dates as wall times, defaults filled in. */
export type CompiledRules = {
  readonly version?: number | undefined
  readonly settings: Settings
  readonly supplement?: Supplement | undefined
  readonly rules: readonly CompiledRule[]
  /** The one that the page has called for at this instant: it comes before all others. */
  readonly called?: CompiledRule
  /** Decides for one visit after another, asking only what has changed since it was last called. */
  readonly redecide: Decide
}

export type CompiledRule = {
  readonly id: string
  /** The rule and its site are switched on. */
  readonly enabled: boolean
  readonly priority?: number
  readonly when: Condition
  readonly do: readonly Action[]
  readonly once: 'page' | 'visit' | 'visitor'
  readonly times: number
  readonly coolDownMs: number
  readonly expiresMs: number
  readonly fromMs: number
  readonly untilMs: number
  readonly holdOut?: number
  readonly variants: readonly Variant[]
  /** Its conditions speak of the chat, so an open chat does not silence it. */
  readonly asksChat: boolean
  /** Its conditions speak of the desk, so it may be meant for hours without one. */
  readonly asksDesk: boolean
  /** Who sees it, or which variant, depends on the visitor's seed. */
  readonly drawn: boolean
  /** It promises a person: it is seen, and no action of it is an answer. */
  readonly invites: boolean
  /** The page has called for it, and most of its conditions stand aside. */
  readonly isCalled?: true
}

/** Compiles a published file with no more than is given; what is not makes a condition unknown. Trusts the file, and never throws. */
export function compileCore(file: RuleFile, supplement?: Supplement): CompiledRules {
  const { settings = {}, version } = file
  // Sorting is stable: rules of one priority keep the order of the file.
  const rules = file.rules
    .map(rule => compileRule(rule, settings, supplement))
    .sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
  return { version, settings, supplement, rules, redecide: createRedecide(rules) }
}

function compileRule(rule: Rule, { enabled: isOn, zone }: Settings, supplement?: Supplement): CompiledRule {
  const { enabled, when = { all: [] }, limits = {}, holdOut, variants = [] } = rule
  const { once = 'visit', times = 1, coolDown = 0, expires = Infinity, from, until } = limits
  // A published file is JSON: the text of its conditions is the shortest way to ask which signals they name.
  const named = JSON.stringify(when)
  const shown = [rule, ...variants].flatMap(each => each.do ?? [])
  return {
    ...rule,
    enabled: isOn !== false && enabled !== false,
    when,
    once,
    times,
    coolDownMs: coolDown * 1000,
    expiresMs: expires * 1000,
    // With an end alone it begins long ago: it has to wait for a clock too.
    fromMs: from || until ? (supplement?.midnight(from ?? '1970', 0, zone) ?? Infinity) : -Infinity,
    untilMs: until ? (supplement?.midnight(until, 1, zone) ?? 0) : Infinity,
    variants,
    asksChat: /"signal":"chat/.test(named),
    asksDesk: /"signal":"desk/.test(named),
    drawn: !!(holdOut || variants[0]),
    invites: isSeen(shown) && !shown.some(({ action }) => action === 'answer'),
  }
}
