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
  const traces: RuleTrace[] = []
  const heldOut: Showing[] = []
  let onScreen = ended.stays
  let show: Showing | undefined
  let recheckAt = ended.endsAt

  for (const rule of rules.rules) {
    const seen: Seen[] = []
    const waits: [Lost, number][] = [
      ...waitsOf(rules, rule, facts, memory, now),
      ['conditions', weigh(rule.when, { facts, memory, now, seen })[0]],
    ]
    let lost = waits.find(([, until]) => until > now)?.[0]
    if (!lost && onScreen) lost = show ? 'priority' : 'screen'
    if (!lost) {
      const showing = showingOf(rules, rule, variantOf(rule, seed)?.id)
      const drawn = showing.actions.length > 0 && !isHeldOut(rule, seed)
      memory = rememberShowing(memory, rule, showing, facts, now, drawn)
      if (drawn) {
        show = onScreen = showing
        recheckAt = Math.max(now + 1, retractsAt(rules, rule, facts, memory, now))
      } else {
        lost = 'held-out'
        heldOut.push(showing)
      }
    } else if (!onScreen) {
      // The least moment at which nothing holds it back; before it, only an event can let it through.
      recheckAt = Math.min(recheckAt, Math.max(...waits.map(([, until]) => until)))
    }
    traces.push({ rule: rule.id, ...(lost && { lost }), seen })
  }

  return {
    ...(show && { show }),
    ...(ended.retract !== undefined && { retract: ended.retract }),
    ...(ended.expired && { expired: true as const }),
    ...(heldOut.length > 0 && { heldOut }),
    ...(onScreen && { onScreen }),
    memory,
    ...(recheckAt < Infinity && { recheckAt }),
    trace: { atMs: now, ...(rules.version !== undefined && { version: rules.version }), rules: traces },
  }
}

type End = { retract?: string; expired?: boolean; stays?: Showing; endsAt: number }

/** What becomes of the rule on screen. */
function endOf(rules: CompiledRules, facts: Facts, memory: Memory, now: number): End {
  const { onScreen } = memory.visit
  if (!onScreen) return { endsAt: Infinity }
  const rule = rules.rules.find(({ id }) => id === onScreen.rule)
  const endsAt = rule ? retractsAt(rules, rule, facts, memory, now) : -Infinity
  if (rule && endsAt > now) return { stays: showingOf(rules, rule, onScreen.variant), endsAt }
  const expired = !!rule && onScreen.atMs + rule.expiresMs <= now
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
  const added = drawn ? [wallMs] : Array<number>(rule.times).fill(wallMs)
  const entry = { ...known, shownAtMs: [...known.shownAtMs, ...added].slice(-rule.times) }
  return {
    visit: drawn ? { ...visit, onScreen: { rule: rule.id, ...(variant && { variant }), atMs: now } } : visit,
    visitor: { ...visitor, rules: { ...visitor.rules, [rule.id]: entry } },
  }
}
