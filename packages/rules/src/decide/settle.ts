import type { CompiledRule } from '../rule/compile.ts'
import { isSeen } from '../rule/seen.ts'
import { isHeldOut, showingOf, variantOf } from './assign.ts'
import type { Decision, Showing, Situation } from './decision.ts'
import { type Memory, offScreen, ruleMemory } from './memory.ts'
import { retractsAt } from './retract.ts'

/** The first rule that nothing holds back, and the least moment at which time alone frees one. */
export type Ranking = { readonly winner?: CompiledRule | undefined; readonly recheckAt: number }

/** How the rules rank; asked again when the winner was held out, and its limit is used up. */
export type Rank = (situation: Situation) => Ranking

/** The decision that follows from what became of the rule on screen and from how the others rank, asked when it is free. */
export function settle(situation: Situation, rank: Rank): Decision {
  const { facts, now } = situation
  const { 'visitor.seed': seed = '' } = facts
  const { retract, expired, stays, endsAt } = endOf(situation)
  let heldOut: Showing[] | undefined
  let show: Showing | undefined
  let onScreen = stays
  let recheckAt = endsAt
  while (!stays && !show) {
    const { winner, recheckAt: nextAt } = rank(situation)
    recheckAt = nextAt
    if (!winner) break
    const variant = variantOf(winner, seed)
    const actions = variant?.do ?? winner.do
    const showing = showingOf(situation, winner, variant, 0)
    const drawn = actions.length > 0 && !isHeldOut(winner, seed)
    onScreen = drawn && isSeen(actions) ? showing : undefined
    situation.memory = rememberShowing(situation, winner, showing, !!onScreen)
    if (drawn) {
      show = showing
      // What shows nothing is over at once, and leaves the screen to the next.
      const endsAt = onScreen ? retractsAt(situation, winner) : 0
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
    memory: situation.memory,
    recheckAt: recheckAt < Infinity ? recheckAt : undefined,
  }
}

type End = {
  readonly retract?: string
  readonly expired?: true | undefined
  readonly stays?: Showing
  readonly endsAt: number
}

/** What becomes of the rule on screen; one that has to go is no longer in the memory. */
function endOf(situation: Situation): End {
  const { memory, now } = situation
  const { onScreen } = memory.visit
  if (!onScreen) return { endsAt: Infinity }
  const rule = situation.basis.rules.find(({ id }) => id === onScreen.rule)
  const endsAt = rule ? retractsAt(situation, rule) : -Infinity
  if (rule && endsAt > now) {
    const variant = rule.variants.find(({ id }) => id === onScreen.variant)
    const stays = showingOf(situation, rule, variant, now - onScreen.atMs)
    return { stays, endsAt: Math.min(endsAt, onScreen.atMs + (stays.moreMs ?? Infinity)) }
  }
  situation.memory = { ...memory, visit: offScreen(memory.visit) }
  const expired = (rule && onScreen.atMs + rule.expiresMs <= now) || undefined
  return { retract: onScreen.rule, expired, endsAt: Infinity }
}

/** A limit and a budget are each at most half of it. */
const mostShowings = 200

function rememberShowing(
  { facts, memory, now }: Situation,
  rule: CompiledRule,
  { variant }: Showing,
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
    calledOn: rule.isCalled && facts['page.count'],
  }
  return {
    visit: stays ? { ...visit, onScreen } : visit,
    visitor: { ...visitor, rules: { ...visitor.rules, [rule.id]: { ...known, shownAtMs } } },
  }
}
