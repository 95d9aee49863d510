import type { Question } from '../decide/condition.ts'
import { type RuleMemory, ruleMemory } from '../decide/memory.ts'
import { eachBound, leavesAt, own } from '../decide/signal.ts'
import type { Tell } from '../decide/supplement.ts'
import { engagedAfterActivityMs } from '../facts/fold.ts'
import type { Test } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'
import { dateOf, eachClockTurn, readClock } from './clock.ts'
import { compareMore } from './compare.ts'
import { localMs } from './zone.ts'

/** The value of a signal at `now`, given what the core makes of it. */
export function readMore(test: Test, question: Question, now: number, known: Value | undefined): Value | undefined {
  const { signal, selector, department, as, where } = test
  const { facts } = question
  if (isClock(signal)) return readClock(test, question, now)
  if (signal === 'rule') return ruleState(ruleMemory(question.memory, test.id ?? ''))
  if (department) return own(own(facts.departments, department), signal.slice('desk.'.length))
  if (where && known) return countWhere(test, question, now)
  if (signal === 'form.abandoned')
    return facts[signal] && known !== undefined && (known === true || idleMs(question, now) >= engagedAfterActivityMs)
  // Nothing was told of it on this page yet.
  if (selector !== undefined) return known ?? (facts.pageAtMs === undefined ? undefined : 0)
  if (known === undefined || known === null || (as !== 'age' && as !== 'date')) return known
  const moment = +new Date(known as string | number)
  if (Number.isNaN(moment)) return undefined
  if (as === 'date') return dateOf(localMs(moment, question.basis.settings.zone))
  return facts.startedAtMs === undefined ? undefined : (facts.startedAtMs + now - moment) / 1000
}

/** Tells of the moments at which a test could turn, beside those the core knows. */
export function eachTurn(test: Test, saw: Value | undefined, question: Question, tell: Tell): void {
  const { signal, as } = test
  if (as || /^(element.v|chat)/.test(signal)) eachBound(test, saw, question.now, tell)
  if (isClock(signal)) eachClockTurn(test, question, tell)
  if (signal === 'form.abandoned') tell(question.now + engagedAfterActivityMs - idleMs(question, question.now))
}

function isClock(signal: string): boolean {
  return signal.startsWith('clock.') || signal === 'desk.open'
}

function idleMs({ facts }: Question, now: number): number {
  return now - (facts['time.idle']?.sinceMs ?? now)
}

function countWhere(test: Test, { facts }: Question, now: number): number {
  const { name, where = [] } = test
  return (facts.event ?? []).filter(
    each =>
      each.name === name &&
      leavesAt(test, each.atMs) > now &&
      where.every(field => compareMore(field, own(each.data, field.name))),
  ).length
}

function ruleState({ answeredAtMs, dismissedAtMs, shownAtMs }: RuleMemory): string {
  return answeredAtMs ? 'answered' : dismissedAtMs ? 'dismissed' : shownAtMs.length > 0 ? 'shown' : 'none'
}
