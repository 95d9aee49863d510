import type { Facts } from '../facts/facts.ts'
import type { CompiledRule } from '../rule/compile.ts'
import type { ChatState } from '../session/event.ts'
import { type Question, turnAt } from './condition.ts'
import type { Lost } from './decision.ts'
import { ruleMemory } from './memory.ts'
import { weigh } from './weigh.ts'

/** Until when something holds a rule back; Infinity waits for an event. */
export type Wait = (rule: CompiledRule, question: Question) => number

const dayMs = 86_400_000

/** All that can hold a rule back, in the order in which it is told. */
export const waits = {
  disabled: rule => heldWhile(!rule.enabled),
  'opted-out': (_, { memory }) => heldWhile(memory.visitor.optedOut),
  limit: (rule, { facts, memory }) => {
    const since = periodStart(rule, facts)
    return heldWhile(ruleMemory(memory, rule.id).shownAtMs.filter(at => at >= since).length >= rule.times)
  },
  'cool-down': (rule, { facts: { startedAtMs = 0 }, memory }) =>
    (ruleMemory(memory, rule.id).dismissedAtMs ?? -Infinity) + rule.coolDownMs - startedAtMs,
  /** After the latest showing of any rule. */
  gap: (_, { facts: { startedAtMs = 0 }, memory, settings }) =>
    Math.max(...Object.values(memory.visitor.rules).flatMap(({ shownAtMs }) => shownAtMs)) +
    (settings?.gap ?? 0) * 1000 -
    startedAtMs,
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
  dates: (rule, question) => {
    const end = endDate(rule, question.facts)
    turnAt(question, end)
    return question.now >= end ? Infinity : startDate(rule, question.facts)
  },
  panel: (_, { facts }) => heldWhile(facts.panelOpen),
  chat: (rule, { facts }) => heldWhile(chatSilences(rule, facts)),
  desk: (rule, { facts }) => heldWhile(deskSilences(rule, facts) || (rule.invites && deskIsFull(facts))),
  seed: (rule, { facts }) => heldWhile(rule.drawn && facts['visitor.seed'] === undefined),
  /** Of a rule that the page calls for only those of desk and chat count. */
  conditions: ({ when, isCalled }, question) =>
    weigh(when, isCalled ? { ...question, asks: deskAndChat, otherwise: -Infinity } : question)[0],
} satisfies Partial<Record<Lost, Wait>>

/** Who is there and whether there is a chat: what a page that calls for a rule cannot know better. */
export const deskAndChat = /^(desk|chat)\./

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

function heldWhile(held: unknown): number {
  return held ? Infinity : -Infinity
}
