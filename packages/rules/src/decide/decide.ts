import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import type { Condition, Test } from '../rule/rule.ts'
import { compare } from './compare.ts'
import type { Decision, Lost, RuleTrace, Seen, Situation, Trace } from './decision.ts'
import type { Memory } from './memory.ts'
import { type Ranking, settle } from './settle.ts'
import { readSignal } from './signal.ts'
import type { Supplement } from './supplement.ts'
import {
  budget,
  chat,
  conditions,
  coolDown,
  dates,
  desk,
  deskAndChat,
  gap,
  limit,
  optedOut,
  panel,
  seed,
  type Wait,
} from './waits.ts'

/** What can hold a rule back, in the order in which it is asked. */
const waits: readonly (readonly [why: Lost, until: Wait])[] = [
  ['limit', limit],
  ['cool-down', coolDown],
  ['dates', dates],
  ['opted-out', optedOut],
  ['gap', gap],
  ['budget', budget],
  ['panel', panel],
  ['chat', chat],
  ['desk', desk],
  ['seed', seed],
  ['conditions', conditions],
]

/**
 * What to do at `now` (ms since the visit began, not before the last event), and why: asks every rule everything. Where
 * nobody asks why, `redecide` comes to the same and asks only what may have changed.
 */
export function decide(rules: CompiledRules, facts: Facts, memory: Memory, now: number): Decision & { trace: Trace } {
  const situation: Situation = { basis: rules, facts, memory, now, turnsAt: Infinity }
  const heldOut: CompiledRule[] = []
  let asked: ReturnType<typeof rankRules> | undefined
  const decision = settle(situation, () => {
    // Asked again, the winner of before was held out.
    if (asked?.winner) heldOut.push(asked.winner)
    asked = rankRules(situation, true, heldOut)
    return asked
  })
  asked ??= rankRules(situation, false, heldOut)
  return { ...decision, trace: { atMs: now, version: rules.version, rules: asked.traces } }
}

function rankRules(
  situation: Situation,
  screenIsFree: boolean,
  heldOut: readonly CompiledRule[],
): Ranking & { traces: RuleTrace[] } {
  let winner: CompiledRule | undefined
  let recheckAt = Infinity
  const { facts, now } = situation
  const { rules, called, supplement } = situation.basis
  const judge: Supplement['compare'] = supplement?.compare ?? compare
  const all = called ? [called, ...rules.filter(({ id }) => id !== called.id)] : rules
  const traces = all.map((rule): RuleTrace => {
    const isOut = heldOut.some(({ id }) => id === rule.id)
    const reasons = [
      ['held-out', isOut ? Infinity : -Infinity] as const,
      ['disabled', rule.enabled ? -Infinity : Infinity] as const,
      ...waits.map(([why, until]) => [why, until(rule, situation)] as const),
    ]
    const freeAt = Math.max(...reasons.map(([, until]) => until))
    if (freeAt > now) recheckAt = Math.min(recheckAt, freeAt)
    const why = reasons.find(([, until]) => until > now)?.[0]
    const lost = why ?? (screenIsFree ? winner && 'priority' : 'screen')
    if (!lost) winner = rule
    const tests = testsOf(rule.when).filter(({ signal }) => !rule.isCalled || deskAndChat.test(signal))
    return { rule: rule.id, lost, seen: tests.map(see) }
  })
  return { winner, recheckAt, traces }

  function see(test: Test): Seen {
    const saw = readSignal(test, situation, now)
    return { signal: test.signal, op: test.op, value: test.value, saw, verdict: judge(test, saw, facts) }
  }
}

/** Every test of a condition, in the order of the file. */
function testsOf(condition: Condition): readonly Test[] {
  if ('all' in condition) return condition.all.flatMap(testsOf)
  if ('any' in condition) return condition.any.flatMap(testsOf)
  return 'not' in condition ? testsOf(condition.not) : [condition]
}
