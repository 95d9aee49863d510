import type { CompiledRule } from '../rule/compile.ts'
import type { Situation } from './decision.ts'
import { chatSilences, deskAndChat, deskSilences, endDate } from './waits.ts'
import { weigh } from './weigh.ts'

/** When the rule on screen has to go, if no event comes before; at most `now` means at once. */
export function retractsAt(situation: Situation, rule: CompiledRule): number {
  const { facts, memory, now } = situation
  const silenced = !rule.enabled || memory.visitor.optedOut
  if (silenced || chatSilences(rule, facts) || deskSilences(rule, facts)) return -Infinity
  const { onScreen } = memory.visit
  // Who called for it knew where: until the next page it is not asked.
  const asks = onScreen?.calledOn === facts['page.count'] ? deskAndChat : aboutPlace
  const falseAt = weigh(rule.when, { ...situation, asks }, false)
  return Math.min(falseAt, endDate(rule, facts), (onScreen?.atMs ?? now) + rule.expiresMs)
}

/** A visitor who moves to click the bubble must not lose it because they are no longer idle. */
const aboutPlace = /^(page|desk|clock|chat)\./
