import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import { type Question, turnAt } from './condition.ts'
import { ruleMemory } from './memory.ts'
import { chatPart, clockPart, desksPart, ownPart, pagePart, visitorPart } from './parts.ts'

/** Until when something holds a rule back; Infinity waits for an event. */
type Wait = (rule: CompiledRule, question: Question) => number

/** What of a rule itself but its conditions can hold it back, and the parts it depends on. */
export const waits: readonly (readonly [parts: number, until: Wait])[] = [
  [
    clockPart + ownPart + pagePart,
    (rule, { facts, memory }) => {
      const since = periodStart(rule, facts)
      return heldWhile(ruleMemory(memory, rule.id).shownAtMs.filter(at => at >= since).length >= rule.times)
    },
  ],
  [
    clockPart + ownPart,
    (rule, { facts: { startedAtMs = 0 }, memory }) =>
      (ruleMemory(memory, rule.id).dismissedAtMs ?? -Infinity) + rule.coolDownMs - startedAtMs,
  ],
  [
    clockPart,
    (rule, question) => {
      const end = endDate(rule, question.facts)
      turnAt(question, end)
      return question.now >= end ? Infinity : startDate(rule, question.facts)
    },
  ],
  [chatPart, (rule, { facts }) => heldWhile(chatSilences(rule, facts))],
  [desksPart, (rule, { facts }) => heldWhile(deskSilences(rule, facts) || (rule.invites && deskIsFull(facts)))],
  [visitorPart, (rule, { facts }) => heldWhile(rule.drawn && facts.visitor.seed === undefined)],
]

/** Until when the gap after the latest showing of any rule lasts. */
export function gapEnd(rules: CompiledRules, lastShownAtMs: number, { startedAtMs = 0 }: Facts): number {
  return lastShownAtMs + rules.gapMs - startedAtMs
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
