import type { CompiledRule } from '../rule/compile.ts'
import type { Question } from './condition.ts'
import type { Decide } from './decision.ts'
import { lastShown, remember } from './memory.ts'
import { createReady, type Hold } from './ready.ts'
import { endOf, settle } from './settle.ts'
import { gapEnd, waits } from './waits.ts'
import { weigh } from './weigh.ts'

/**
 * Makes the function that says what to do at `now` (ms since the visit began, not before the last event): the same as
 * `decide`, but it asks only what may have changed, and its `recheckAt` may be too early.
 */
export function createRedecide(compiled: readonly CompiledRule[]): Decide {
  const ready = createReady(
    compiled.filter(({ enabled }) => enabled),
    weigh,
    holdsOf,
  )
  let known: unknown
  let lastShownAtMs = -Infinity
  return (rules, facts, before, now) => {
    const remembered = remember(before, facts)
    const ended = endOf(rules, facts, remembered, now)
    return settle(rules, facts, remembered, now, ended, (memory, heldOut) => {
      if (facts.panelOpen || memory.visitor.optedOut) return { recheckAt: Infinity }
      if (memory.visitor !== known) lastShownAtMs = lastShown(memory)
      known = memory.visitor
      const { settings, supplement } = rules
      const isHeld = ({ id }: CompiledRule) => heldOut.some(({ rule }) => rule === id)
      const question = { facts, memory, now, settings, supplement, turnsAt: Infinity }
      const { rule, freeAt } = ready(question, heldOut[0] && isHeld)
      const gapAt = gapEnd(rules, lastShownAtMs, facts)
      if (gapAt <= now) return { winner: rule, recheckAt: freeAt }
      return { recheckAt: rule ? gapAt : Math.max(gapAt, freeAt) }
    })
  }
}

const { limit, budget, ...other } = waits
const others = Object.values(other)
/** The facts that limits depend on, and what else is no condition. */
const memoryFacts = ['rule', 'startedAtMs']
const otherFacts = [...memoryFacts, 'chat.state', 'desk.online', 'desk.free', 'visitor.seed']

function holdsOf(rule: CompiledRule): Hold[] {
  const page = rule.once === 'page' ? ['time.onPage'] : []
  return [
    { keys: [...memoryFacts, ...page], holdsUntil: question => limit(rule, question) },
    { keys: otherFacts, holdsUntil: question => Math.max(...others.map(until => until(rule, question))) },
    ...(rule.invites
      ? [{ keys: memoryFacts, holdsUntil: (question: Question) => budget(rule, question), text: 'budget' }]
      : []),
  ]
}
