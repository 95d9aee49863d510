import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import { isHeldOut, showingOf, variantOf } from './assign.ts'
import { weigh } from './condition.ts'
import type { Decision, Lost, RuleTrace, Seen, Showing } from './decision.ts'
import { type Memory, offScreen, remember, ruleMemory } from './memory.ts'
import { retractsAt } from './retract.ts'
import { waitsOf } from './waits.ts'

/** What to do at `now` (ms since the visit began, not before the last event): pure, and the same everywhere it runs. */
export function decide(rules: CompiledRules, facts: Facts, before: Memory, now: number): Decision {
  let memory = remember(before, facts)
  const ended = endOf(rules, facts, memory, now)
  if (ended.retract !== undefined) memory = { ...memory, visit: offScreen(memory.visit) }
  const { seed = '' } = facts.visitor
  const heldOut: Showing[] = []
  for (;;) {
    const { winner, ...ranked } = rankRules(rules, facts, memory, now, !ended.stays, heldOut)
    let show: Showing | undefined
    let recheckAt = ended.stays ? ended.endsAt : ranked.recheckAt
    if (winner) {
      const showing = showingOf(rules, winner, variantOf(winner, seed)?.id)
      const drawn = showing.actions.length > 0 && !isHeldOut(winner, seed)
      memory = rememberShowing(memory, winner, showing, facts, now, drawn)
      if (!drawn) {
        // What is remembered of it may let a rule of higher priority through: ask them all again.
        heldOut.push(showing)
        continue
      }
      show = showing
      recheckAt = Math.max(now + 1, retractsAt(winner, facts, memory, now))
    }
    return {
      show,
      retract: ended.retract,
      expired: ended.expired,
      heldOut: heldOut[0] && heldOut,
      onScreen: show ?? ended.stays,
      memory,
      recheckAt: recheckAt < Infinity ? recheckAt : undefined,
      trace: { atMs: now, version: rules.version, rules: ranked.traces },
    }
  }
}

/** The first rule that nothing holds back, why the others lose, and the least moment at which time alone frees one. */
function rankRules(
  rules: CompiledRules,
  facts: Facts,
  memory: Memory,
  now: number,
  screenIsFree: boolean,
  heldOut: readonly Showing[],
): { winner: CompiledRule | undefined; recheckAt: number; traces: RuleTrace[] } {
  let winner: CompiledRule | undefined
  let recheckAt = Infinity
  const traces = rules.rules.map((rule): RuleTrace => {
    const seen: Seen[] = []
    const waits: [Lost, number][] = [
      ['held-out', heldOut.some(held => held.rule === rule.id) ? Infinity : -Infinity],
      ...waitsOf(rules, rule, facts, memory, now),
      ['conditions', weigh(rule.when, { facts, memory, now, seen })[0]],
    ]
    const freeAt = Math.max(...waits.map(([, until]) => until))
    if (freeAt > now) recheckAt = Math.min(recheckAt, freeAt)
    const held = waits.find(([, until]) => until > now)?.[0]
    const lost = held ?? (screenIsFree ? winner && 'priority' : 'screen')
    if (!lost) winner = rule
    return { rule: rule.id, lost, seen }
  })
  return { winner, recheckAt, traces }
}

type End = { retract?: string; expired?: true | undefined; stays?: Showing; endsAt: number }

/** What becomes of the rule on screen. */
function endOf(rules: CompiledRules, facts: Facts, memory: Memory, now: number): End {
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
