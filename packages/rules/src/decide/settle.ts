import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import { isHeldOut, showingOf, variantOf } from './assign.ts'
import type { Decision, Showing } from './decision.ts'
import { type Memory, offScreen, ruleMemory } from './memory.ts'
import { retractsAt } from './retract.ts'

/** The first rule that nothing holds back, and the least moment at which time alone frees one. */
export type Ranking = { readonly winner?: CompiledRule | undefined; readonly recheckAt: number }

/** The decision that follows from what became of the rule on screen and from how the others rank, asked when it is free. */
export function settle(
  rules: CompiledRules,
  facts: Facts,
  before: Memory,
  now: number,
  ended: End,
  rank: (memory: Memory, heldOut: readonly Showing[]) => Ranking,
): Decision {
  const { seed = '' } = facts.visitor
  const { retract, expired, stays } = ended
  let memory = retract === undefined ? before : { ...before, visit: offScreen(before.visit) }
  let heldOut: Showing[] | undefined
  let show: Showing | undefined
  let recheckAt = ended.endsAt
  while (!stays && !show) {
    const ranking = rank(memory, heldOut ?? nobody)
    recheckAt = ranking.recheckAt
    const { winner } = ranking
    if (!winner) break
    const showing = showingOf(rules, winner, variantOf(winner, seed)?.id)
    const drawn = showing.actions.length > 0 && !isHeldOut(winner, seed)
    memory = rememberShowing(memory, winner, showing, facts, now, drawn)
    if (drawn) {
      show = showing
      recheckAt = Math.max(now + 1, retractsAt(winner, facts, memory, now))
    } else {
      // What is remembered of it may let a rule of higher priority through: all are asked again.
      heldOut = [...(heldOut ?? nobody), showing]
    }
  }
  return {
    atMs: now,
    show,
    retract,
    expired,
    heldOut,
    onScreen: show ?? stays,
    memory,
    recheckAt: recheckAt < Infinity ? recheckAt : undefined,
  }
}

const nobody: readonly Showing[] = []

export type End = {
  readonly retract?: string
  readonly expired?: true | undefined
  readonly stays?: Showing
  readonly endsAt: number
}

/** What becomes of the rule on screen. */
export function endOf(rules: CompiledRules, facts: Facts, memory: Memory, now: number): End {
  const { onScreen } = memory.visit
  if (!onScreen) return { endsAt: Infinity }
  const rule = rules.rules.find(({ id }) => id === onScreen.rule)
  const endsAt = rule ? retractsAt(rule, facts, memory, now) : -Infinity
  if (rule && endsAt > now) return { stays: showingOf(rules, rule, onScreen.variant), endsAt }
  const expired = rule && onScreen.atMs + rule.expiresMs <= now ? true : undefined
  return { retract: onScreen.rule, expired, endsAt: Infinity }
}

function rememberShowing(
  { visit, visitor }: Memory,
  rule: CompiledRule,
  { variant }: Showing,
  facts: Facts,
  now: number,
  drawn: boolean,
): Memory {
  const known = ruleMemory({ visit, visitor }, rule.id)
  const wallMs = (facts.startedAtMs ?? 0) + now
  // Without a showing there is no dismissal that could end it, so a held-out one uses up its whole limit at once.
  const shownAtMs = drawn ? [...known.shownAtMs, wallMs].slice(-rule.times) : Array<number>(rule.times).fill(wallMs)
  return {
    visit: drawn ? { ...visit, onScreen: { rule: rule.id, variant, atMs: now, outcomes: facts.outcomeCount } } : visit,
    visitor: { ...visitor, rules: { ...visitor.rules, [rule.id]: { ...known, shownAtMs } } },
  }
}
