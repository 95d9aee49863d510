import type { CompiledRule } from '../rule/compile.ts'
import type { Question } from './condition.ts'
import type { Decide } from './decision.ts'
import { remember } from './memory.ts'
import { createReady, type Hold } from './ready.ts'
import { endOf, settle } from './settle.ts'
import { type Wait, waits } from './waits.ts'
import { weigh } from './weigh.ts'

/**
 * Makes the function that says what to do at `now` (ms since the visit began, not before the last event): the same as
 * `decide`, but it asks only what may have changed.
 */
export function createRedecide(compiled: readonly CompiledRule[]): Decide {
  const ready = createReady(
    compiled.filter(({ enabled }) => enabled),
    weigh,
    holdsOf,
  )
  return (rules, facts, before, now) => {
    const remembered = remember(before, facts)
    const ended = endOf(rules, facts, remembered, now)
    return settle(rules, facts, remembered, now, ended, (memory, heldOut) => {
      const { settings, supplement } = rules
      const question = { facts, memory, now, settings, supplement, turnsAt: Infinity }
      const isOut = heldOut && (({ id }: CompiledRule) => heldOut.some(({ rule }) => rule === id))
      const ranking = ready(question, isOut)
      const [called] = rules.rules
      // It stands before all others, and what holds it back holds back the same rule without a call.
      if (!called?.isCalled || isOut?.(called) || longest(all, called, question) > now) return ranking
      return { ...ranking, winner: called }
    })
  }
}

const { conditions, gap, budget, panel, 'opted-out': optedOut, ...own } = waits
const all = Object.values(waits)
const ofRule = Object.values(own)
const ofVisitor = [optedOut, panel, gap, budget]

/** The facts that limits depend on. */
const memoryFacts = ['rule', 'startedAtMs']
const ruleFacts = [...memoryFacts, 'chat.state', 'desk.online', 'desk.free', 'visitor.seed']

function holdsOf(rule: CompiledRule): Hold[] {
  return [
    // The same for all that invite, and for all others.
    {
      keys: [...memoryFacts, 'panelOpen'],
      holdsUntil: question => longest(ofVisitor, rule, question),
      text: `${rule.invites}`,
    },
    {
      keys: rule.once === 'page' ? [...ruleFacts, 'time.onPage'] : ruleFacts,
      holdsUntil: question => longest(ofRule, rule, question),
    },
  ]
}

function longest(waits: readonly Wait[], rule: CompiledRule, question: Question): number {
  return Math.max(...waits.map(until => until(rule, question)))
}
