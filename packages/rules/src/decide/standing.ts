import type { CompiledRule } from '../rule/compile.ts'
import type { Condition } from '../rule/rule.ts'
import { type Question, weigh } from './condition.ts'
import type { RuleMemory } from './memory.ts'
import { anew, everything, partsOf } from './parts.ts'
import { waits } from './waits.ts'

/** How one rule stands: until when it is held back, and what has to happen before that is asked again. */
export type Standing = {
  readonly rule: CompiledRule
  readonly needs: readonly Need[]
  freeAt: number
  /** What is remembered of the rule. */
  own?: RuleMemory
  /** Parts that have changed since it was asked. */
  news: number
  /** A change of one of these parts could move it. */
  watched: number
  /** The moment at which time could move it. */
  turnsAt: number
}

type Need = {
  readonly parts: number
  readonly until: (question: Question) => number
  /** Until when it holds the rule back, found out last, and the moment at which that is no longer true. */
  heldUntil: number
  turnsAt: number
}

/** Nothing is known of the rule yet. */
export function startStanding(rule: CompiledRule): Standing {
  const { when } = rule
  const conditions: readonly Condition[] = 'all' in when ? when.all : [when]
  const needs = [
    ...waits.map(([parts, until]): Need => ({ ...unknown, parts, until: question => until(rule, question) })),
    ...conditions.map(
      (each): Need => ({
        ...unknown,
        parts: partsOf(each),
        until: question => weigh(each, question)[0],
      }),
    ),
  ]
  // What stands longest comes first: a rule of another page is not asked about every movement on this one.
  needs.sort((a, b) => a.parts - b.parts)
  return { rule, needs, news: everything, freeAt: Infinity, watched: everything, turnsAt: Infinity }
}

const unknown = { heldUntil: 0, turnsAt: -Infinity }

/** Asks a rule again. Where only an event can help, the first such need is all that has to be watched. */
export function ask(standing: Standing, question: Question): void {
  const { needs, news } = standing
  const { now } = question
  for (const need of needs) if ((need.parts | anew) & news) need.turnsAt = -Infinity
  standing.news = 0
  standing.freeAt = -Infinity
  standing.turnsAt = Infinity
  standing.watched = anew
  for (const need of needs) {
    if (now >= need.turnsAt) {
      question.turnsAt = Infinity
      need.heldUntil = need.until(question)
      need.turnsAt = question.turnsAt
    }
    standing.watched |= need.parts
    standing.turnsAt = Math.min(standing.turnsAt, need.turnsAt)
    standing.freeAt = Math.max(standing.freeAt, need.heldUntil)
    if (need.heldUntil === Infinity) {
      standing.watched = need.parts | anew
      standing.turnsAt = Infinity
      return
    }
  }
}
