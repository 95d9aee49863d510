import type { CompiledRule } from '../rule/compile.ts'
import type { Question } from './condition.ts'
import type { Decide, Situation } from './decision.ts'
import { createReady, type Hold } from './ready.ts'
import { type Ranking, settle } from './settle.ts'
import {
  budget,
  chat,
  conditions,
  coolDown,
  dates,
  desk,
  gap,
  limit,
  optedOut,
  panel,
  seed,
  type Wait,
} from './waits.ts'
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
  return (basis, facts, memory, now) => settle({ basis, facts, memory, now, turnsAt: Infinity }, rank)

  /** One that was held out at this moment has used up its limit, and needs no mention. */
  function rank(situation: Situation): Ranking {
    const ranking = ready(situation)
    const { called } = situation.basis
    // It stands before all others, and what holds it back holds back the same rule without a call.
    if (!called || longest(all, called, situation) > situation.now) return ranking
    return { ...ranking, winner: called }
  }
}

/** The facts that limits depend on. */
const memoryFacts = ['rule', 'startedAtMs']
const momentFacts = ['panelOpen', 'chat.state', 'desk.online', 'desk.free', 'visitor.seed']
/** What of a rule itself can hold it back. */
const ofRule = [limit, coolDown, dates]
/** What the visitor was asked to bear: the same for all rules that invite, and for all others. */
const ofVisitor = [optedOut, gap, budget]
/** What is the case at this moment. */
const ofMoment = [panel, chat, desk, seed]
const all = [...ofRule, ...ofVisitor, ...ofMoment, conditions]

/** What holds a rule back beside its conditions; most of it is the same for all of a kind. */
function holdsOf(rule: CompiledRule): Hold[] {
  const { id, invites, asksChat, asksDesk, drawn, once } = rule
  const hold = (waits: readonly Wait[], keys: readonly string[], kind: readonly unknown[]): Hold => ({
    keys,
    holdsUntil: question => longest(waits, rule, question),
    text: `${kind}`,
  })
  return [
    hold(ofMoment, momentFacts, [invites, asksChat, asksDesk, drawn]),
    hold(ofVisitor, memoryFacts, [invites]),
    hold(ofRule, once === 'page' ? [...memoryFacts, 'time.onPage'] : memoryFacts, [id, once]),
  ]
}

function longest(waits: readonly Wait[], rule: CompiledRule, question: Question): number {
  let until = -Infinity
  for (const wait of waits) if (until < Infinity) until = Math.max(until, wait(rule, question))
  return until
}
