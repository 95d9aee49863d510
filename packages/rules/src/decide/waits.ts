import type { Facts } from '../facts/facts.ts'
import type { CompiledRule } from '../rule/compile.ts'
import type { ChatState } from '../session/event.ts'
import { type Question, turnAt } from './condition.ts'
import { ruleMemory } from './memory.ts'
import { weigh } from './weigh.ts'

/** Until when something holds a rule back; Infinity waits for an event. */
export type Wait = (rule: CompiledRule, question: Question) => number

const dayMs = 86_400_000

export const limit: Wait = (rule, { facts, memory }) => {
  const since = periodStart(rule, facts)
  return heldWhile((ruleMemory(memory, rule.id).shownAtMs.at(-rule.times) ?? Number.NaN) >= since)
}

export const coolDown: Wait = (rule, { facts: { startedAtMs = 0 }, memory }) =>
  (ruleMemory(memory, rule.id).dismissedAtMs ?? -Infinity) + rule.coolDownMs - startedAtMs

export const dates: Wait = (rule, question) => {
  const end = endDate(rule, question.facts)
  turnAt(question, end)
  return question.now >= end ? Infinity : rule.fromMs - (question.facts.startedAtMs ?? -Infinity) || -Infinity
}

export const optedOut: Wait = (_, { memory }) => heldWhile(memory.visitor.optedOut)

/** After the latest showing of any rule. */
export const gap: Wait = (_, { facts: { startedAtMs = 0 }, memory, basis }) =>
  Math.max(...Object.values(memory.visitor.rules).flatMap(({ shownAtMs }) => shownAtMs)) +
  (basis.settings.gap ?? 0) * 1000 -
  startedAtMs

export const budget: Wait = ({ invites }, { facts: { startedAtMs = 0 }, memory, basis }) => {
  const most = basis.settings.budget ?? 6
  if (!invites) return -Infinity
  // Wall times of all that a visitor was asked to bear: a dismissal stands there twice, and the one moment at which a rule that is held out
  // uses up its whole limit once.
  const spent: number[] = []
  for (const { shownAtMs, dismissedAtMs: at } of Object.values(memory.visitor.rules)) {
    spent.push(...new Set(shownAtMs))
    if (at !== undefined) spent.push(at, at)
  }
  const last = spent.length < most ? -Infinity : (spent.sort((a, b) => b - a)[most - 1] ?? -Infinity)
  return last + dayMs - startedAtMs
}

export const panel: Wait = (_, { facts }) => heldWhile(facts.panelOpen)

export const chat: Wait = (rule, { facts }) => heldWhile(chatSilences(rule, facts))

export const desk: Wait = (rule, { facts }) => {
  const isFull = facts['desk.online'] && facts['desk.free'] === 0
  return heldWhile(deskSilences(rule, facts) || (rule.invites && isFull))
}

export const seed: Wait = (rule, { facts }) => heldWhile(rule.drawn && facts['visitor.seed'] === undefined)

/** Until when its conditions hold a rule back; of one that the page calls for only those of desk and chat do. */
export const conditions: Wait = ({ when, isCalled }, question) =>
  weigh(when, isCalled ? { ...question, asks: deskAndChat, otherwise: -Infinity } : question)

/** Who is there and whether there is a chat: what a page that calls for a rule cannot know better. */
export const deskAndChat = /^(desk|chat)\./

/** An open chat silences every rule that does not speak of chats itself. */
export function chatSilences(rule: CompiledRule, facts: Facts): boolean {
  return !rule.asksChat && isUnderWay(facts['chat.state'])
}

/** Open, waiting or served. */
export function isUnderWay(state: ChatState | undefined): boolean {
  return /^[osw]/.test(`${state}`)
}

/** Nobody is there to keep what an invitation promises, and the rule was not written for that. */
export function deskSilences(rule: CompiledRule, facts: Facts): boolean {
  return rule.invites && !rule.asksDesk && facts['desk.online'] === false
}

/** In ms since the visit began; without a clock no date has come and none is over. */
export function endDate(rule: CompiledRule, { startedAtMs = -Infinity }: Facts): number {
  return rule.untilMs - startedAtMs
}

/** Wall time from which showings count. */
function periodStart(rule: CompiledRule, { startedAtMs = 0, pageAtMs = 0 }: Facts): number {
  if (rule.once === 'visitor') return -Infinity
  return startedAtMs + (rule.once === 'page' ? pageAtMs : 0)
}

function heldWhile(held: unknown): number {
  return held ? Infinity : -Infinity
}
