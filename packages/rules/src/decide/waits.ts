import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import type { Lost } from './decision.ts'
import { type Memory, ruleMemory } from './memory.ts'

/** Everything but its conditions that can hold a rule back, and until when; Infinity waits for an event. */
export function waitsOf(
  rules: CompiledRules,
  rule: CompiledRule,
  facts: Facts,
  memory: Memory,
  now: number,
): [Lost, number][] {
  const { startedAtMs = 0 } = facts
  const { shownAtMs, dismissedAtMs = -Infinity } = ruleMemory(memory, rule.id)
  const lastShownAtMs = Math.max(...Object.values(memory.visitor.rules).flatMap(known => known.shownAtMs))
  return [
    ['disabled', heldWhile(!rule.enabled)],
    ['opted-out', heldWhile(!!memory.visitor.optedOut)],
    ['limit', heldWhile(shownAtMs.filter(at => at >= periodStart(rule, facts)).length >= rule.times)],
    ['cool-down', dismissedAtMs + rule.coolDownMs - startedAtMs],
    ['gap', lastShownAtMs + rules.gapMs - startedAtMs],
    ['dates', now >= endDate(rule, facts) ? Infinity : startDate(rule, facts)],
    ['panel', heldWhile(facts.panelOpen)],
    ['chat', heldWhile(chatSilences(rule, facts))],
    ['desk', heldWhile(deskSilences(rule, facts) || (rule.invites && deskIsFull(facts)))],
    ['seed', heldWhile(rule.drawn && facts.visitor.seed === undefined)],
  ]
}

/** An open chat silences every rule that does not speak of chats itself. */
export function chatSilences(rule: CompiledRule, { chat = 'none' }: Facts): boolean {
  return !rule.asksChat && chat !== 'none' && chat !== 'closed'
}

/** Nobody is there to keep what an invitation promises, and the rule was not written for that. */
export function deskSilences(rule: CompiledRule, { desks }: Facts): boolean {
  return rule.invites && !rule.asksDesk && desks['']?.online === false
}

function deskIsFull({ desks }: Facts): boolean {
  return desks['']?.online === true && desks[''].free === 0
}

/** Both ends in ms since the visit began; without a clock no date has come and none is over. */
export function endDate(rule: CompiledRule, { startedAtMs }: Facts): number {
  return startedAtMs === undefined ? Infinity : rule.untilMs - startedAtMs
}

function startDate(rule: CompiledRule, { startedAtMs }: Facts): number {
  const dated = rule.fromMs > -Infinity || rule.untilMs < Infinity
  return startedAtMs === undefined ? heldWhile(dated) : rule.fromMs - startedAtMs
}

/** Wall time from which showings count. */
function periodStart(rule: CompiledRule, { startedAtMs = 0, page }: Facts): number {
  if (rule.once === 'visitor') return -Infinity
  return startedAtMs + (rule.once === 'page' && page ? page.atMs : 0)
}

function heldWhile(held: boolean): number {
  return held ? Infinity : -Infinity
}
