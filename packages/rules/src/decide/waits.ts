import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import type { ChatState } from '../session/event.ts'
import { type Question, turnAt } from './condition.ts'
import { ruleMemory } from './memory.ts'

/** Until when something holds a rule back; Infinity waits for an event. */
export type Wait = (rule: CompiledRule, question: Question) => number

const dayMs = 86_400_000

/** What of a rule itself but its conditions can hold it back: that its showings are used up, and all else. */
export const waits = {
  limit: (rule, { facts, memory }) => {
    const since = periodStart(rule, facts)
    return heldWhile(ruleMemory(memory, rule.id).shownAtMs.filter(at => at >= since).length >= rule.times)
  },
  coolDown: (rule, { facts: { startedAtMs = 0 }, memory }) =>
    (ruleMemory(memory, rule.id).dismissedAtMs ?? -Infinity) + rule.coolDownMs - startedAtMs,
  dates: (rule, question) => {
    const end = endDate(rule, question.facts)
    turnAt(question, end)
    return question.now >= end ? Infinity : startDate(rule, question.facts)
  },
  chat: (rule, { facts }) => heldWhile(chatSilences(rule, facts)),
  desk: (rule, { facts }) => heldWhile(deskSilences(rule, facts) || (rule.invites && deskIsFull(facts))),
  seed: (rule, { facts }) => heldWhile(rule.drawn && facts['visitor.seed'] === undefined),
  /** The same for every rule that invites. */
  budget: (rule, { facts: { startedAtMs = 0 }, memory, settings }) => {
    const most = settings?.budget ?? 6
    if (!rule.invites) return -Infinity
    // Wall times of all that a visitor was asked to bear: a dismissal stands there twice, and the one moment at which a rule that is held out
    // uses up its whole limit once.
    const spent: number[] = []
    for (const { shownAtMs, dismissedAtMs } of Object.values(memory.visitor.rules)) {
      spent.push(...new Set(shownAtMs))
      if (dismissedAtMs !== undefined) spent.push(dismissedAtMs, dismissedAtMs)
    }
    const last = spent.length < most ? -Infinity : (spent.sort((a, b) => b - a)[most - 1] ?? -Infinity)
    return last + dayMs - startedAtMs
  },
} satisfies Record<string, Wait>

/** Until when the gap after the latest showing of any rule lasts. */
export function gapEnd(rules: CompiledRules, lastShownAtMs: number, { startedAtMs = 0 }: Facts): number {
  return lastShownAtMs + rules.gapMs - startedAtMs
}

/** An open chat silences every rule that does not speak of chats itself. */
export function chatSilences(rule: CompiledRule, facts: Facts): boolean {
  return !rule.asksChat && isUnderWay(facts['chat.state'])
}

/** Open, waiting or served. */
export function isUnderWay(state: ChatState | undefined): boolean {
  return !!state && state !== 'none' && state !== 'closed'
}

/** Nobody is there to keep what an invitation promises, and the rule was not written for that. */
export function deskSilences(rule: CompiledRule, facts: Facts): boolean {
  return rule.invites && !rule.asksDesk && facts['desk.online']?.[''] === false
}

function deskIsFull(facts: Facts): boolean {
  return facts['desk.online']?.[''] === true && facts['desk.free']?.[''] === 0
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
function periodStart(rule: CompiledRule, { startedAtMs = 0, pageAtMs = 0 }: Facts): number {
  if (rule.once === 'visitor') return -Infinity
  return startedAtMs + (rule.once === 'page' ? pageAtMs : 0)
}

function heldWhile(held: boolean): number {
  return held ? Infinity : -Infinity
}
