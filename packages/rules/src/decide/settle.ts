import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import { isSeen } from '../rule/seen.ts'
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
  rank: (memory: Memory, heldOut: readonly Showing[] | undefined) => Ranking,
): Decision {
  const { 'visitor.seed': seed = '' } = facts
  const { retract, expired, stays } = ended
  let memory = retract === undefined ? before : { ...before, visit: offScreen(before.visit) }
  let heldOut: Showing[] | undefined
  let show: Showing | undefined
  let onScreen = stays
  let recheckAt = ended.endsAt
  while (!stays && !show) {
    const { winner, recheckAt: nextAt } = rank(memory, heldOut)
    recheckAt = nextAt
    if (!winner) break
    const variant = variantOf(winner, seed)
    const actions = variant?.do ?? winner.do
    const showing = showingOf(rules, winner, variant?.id, facts, 0)
    const drawn = actions.length > 0 && !isHeldOut(winner, seed)
    onScreen = drawn && isSeen(actions) ? showing : undefined
    memory = rememberShowing(memory, winner, showing, facts, now, !!onScreen)
    if (drawn) {
      show = showing
      // What shows nothing is over at once, and leaves the screen to the next.
      const endsAt = onScreen ? retractsAt(rules, winner, facts, memory, now) : 0
      recheckAt = Math.max(now + 1, Math.min(endsAt, now + (showing.moreMs ?? Infinity)))
    } else {
      // What is remembered of it may let a rule of higher priority through: all are asked again.
      heldOut = [...(heldOut ?? []), showing]
    }
  }
  return {
    atMs: now,
    show,
    retract,
    expired,
    heldOut,
    onScreen,
    memory,
    recheckAt: recheckAt < Infinity ? recheckAt : undefined,
  }
}

export type End = {
  readonly retract?: string
  readonly expired?: true | undefined
  readonly stays?: Showing
  readonly endsAt: number
}

const freeScreen: End = { endsAt: Infinity }

/** What becomes of the rule on screen. */
export function endOf(rules: CompiledRules, facts: Facts, memory: Memory, now: number): End {
  const { onScreen } = memory.visit
  if (!onScreen) return freeScreen
  const rule = rules.rules.find(({ id }) => id === onScreen.rule)
  const endsAt = rule ? retractsAt(rules, rule, facts, memory, now) : -Infinity
  if (rule && endsAt > now) {
    const stays = showingOf(rules, rule, onScreen.variant, facts, now - onScreen.atMs)
    return { stays, endsAt: Math.min(endsAt, onScreen.atMs + (stays.moreMs ?? Infinity)) }
  }
  const expired = rule && onScreen.atMs + rule.expiresMs <= now ? true : undefined
  return { retract: onScreen.rule, expired, endsAt: Infinity }
}

/** A limit and a budget are each at most half of it. */
const mostShowings = 200

function rememberShowing(
  memory: Memory,
  rule: CompiledRule,
  { variant }: Showing,
  facts: Facts,
  now: number,
  stays: boolean,
): Memory {
  const { visit, visitor } = memory
  const known = ruleMemory(memory, rule.id)
  const wallMs = (facts.startedAtMs ?? 0) + now
  // What is not on screen nothing ends: held out or silent, it uses up its whole limit at once.
  const shownAtMs = [...known.shownAtMs, ...Array<number>(stays ? 1 : rule.times).fill(wallMs)].slice(-mostShowings)
  const onScreen = {
    rule: rule.id,
    variant,
    atMs: now,
    outcomes: facts.outcomeCount,
    ...(rule.isCalled && { calledOn: facts['page.count'] }),
  }
  return {
    visit: stays ? { ...visit, onScreen } : visit,
    visitor: { ...visitor, rules: { ...visitor.rules, [rule.id]: { ...known, shownAtMs } } },
  }
}
