import { engagedBy } from '../facts/engaged.ts'
import type { Facts } from '../facts/facts.ts'
import type { CompiledRule, CompiledRules } from '../rule/compile.ts'
import type { Decide, Showing } from './decision.ts'
import { lastShown, type Memory, remember, ruleMemory } from './memory.ts'
import {
  changedParts,
  chatPart,
  clockPart,
  desksPart,
  everything,
  memoryPart,
  outcomesPart,
  ownPart,
  pagePart,
} from './parts.ts'
import { type End, endOf, type Ranking, settle } from './settle.ts'
import { ask, type Standing, startStanding } from './standing.ts'
import { gapEnd } from './waits.ts'

/**
 * Makes the function that says what to do at `now` (ms since the visit began, not before the last event): the same as
 * `decide`, but only those rules are asked again whose facts have changed or whose time has come. What it remembers it
 * compares with what it is given each time, so the same question has the same answer whatever was asked before.
 */
export function createRedecide(compiled: readonly CompiledRule[]): Decide {
  const standings = compiled.filter(({ enabled }) => enabled).map(startStanding)
  // From what the last decision was made, and what became of the rule on screen.
  let known: Facts | undefined
  let knownVisitor: object | undefined
  let knownMs = 0
  let onScreen: object | undefined
  let ended: End = { endsAt: Infinity }
  // From what the rules were ranked, what has changed since then, and what or when would move one of them.
  let ranked: object | undefined
  let lastShownAtMs = 0
  let changed = 0
  let watched = 0
  let turnsAt = 0
  let ready: Standing | undefined
  let freeAt = 0

  function changedSince(facts: Facts, memory: Memory, now: number): number {
    if (!known || now < knownMs || engagedBy(known, now) !== engagedBy(facts, now)) return everything
    return changedParts(known, facts) | (memory.visitor === knownVisitor ? 0 : memoryPart)
  }

  function rank(rules: CompiledRules, facts: Facts, memory: Memory, now: number, heldOut: readonly Showing[]): Ranking {
    const { visitor } = memory
    if (facts.panelOpen || visitor.optedOut) return { recheckAt: Infinity }
    if (visitor !== ranked) {
      ranked = visitor
      lastShownAtMs = lastShown(memory)
      changed |= memoryPart
    }
    if (heldOut[0] || changed & watched || now >= turnsAt) askMoved(facts, memory, now, heldOut)
    const gapAt = gapEnd(rules, lastShownAtMs, facts)
    if (gapAt <= now) return { winner: ready?.rule, recheckAt: freeAt }
    return { recheckAt: ready ? gapAt : Math.max(gapAt, freeAt) }
  }

  function askMoved(facts: Facts, memory: Memory, now: number, heldOut: readonly Showing[]): void {
    ready = undefined
    freeAt = turnsAt = Infinity
    watched = memoryPart
    const question = { facts, memory, now, turnsAt: Infinity }
    for (const standing of standings) {
      standing.news |= changed
      if (changed & memoryPart) {
        const own = ruleMemory(memory, standing.rule.id)
        if (own !== standing.own) standing.news |= ownPart
        standing.own = own
      }
      if (standing.news & standing.watched || now >= standing.turnsAt) ask(standing, question)
      watched |= standing.watched
      turnsAt = Math.min(turnsAt, standing.turnsAt)
      if (heldOut[0] && heldOut.some(({ rule }) => rule === standing.rule.id)) continue
      if (standing.freeAt <= now) ready ??= standing
      else freeAt = Math.min(freeAt, standing.freeAt)
    }
    changed = 0
    // Who is held out at this moment may come at the next: nothing of this holds any longer.
    turnsAt = heldOut[0] ? 0 : Math.min(turnsAt, freeAt)
  }

  return (rules, facts, before, now) => {
    const news = changedSince(facts, before, now)
    changed |= news
    const memory = news & (clockPart | memoryPart | outcomesPart) ? remember(before, facts) : before
    const { visit } = memory
    if (news & placeParts || visit.onScreen !== onScreen || now >= ended.endsAt) {
      ended = endOf(rules, facts, memory, now)
      onScreen = visit.onScreen
    }
    const decision = settle(rules, facts, memory, now, ended, (latest, heldOut) =>
      rank(rules, facts, latest, now, heldOut),
    )
    known = facts
    knownVisitor = decision.memory.visitor
    knownMs = now
    return decision
  }
}

/** What can end a showing before its time. */
const placeParts = clockPart | desksPart | chatPart | memoryPart | pagePart
