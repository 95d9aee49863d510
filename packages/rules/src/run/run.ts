import type { Decide, Decision } from '../decide/decision.ts'
import { type Memory, remember, startMemory } from '../decide/memory.ts'
import { type Facts, startFacts } from '../facts/facts.ts'
import { fold } from '../facts/fold.ts'
import type { CompiledRules } from '../rule/compile.ts'
import type { SessionEvent } from '../session/event.ts'
import { callFor } from './call.ts'

/** A visit under way: what the loader keeps, and what a recording is replayed through. */
export type Run = {
  readonly facts: Facts
  readonly memory: Memory
  /** The latest decision: what is on screen, when to look again, and why. */
  readonly decision?: Decision
}

/** The run after an event or a timer, and the decisions on the way that began or ended a showing, in order. */
export type Moment = { readonly run: Run; readonly decisions: readonly Decision[] }

export function startRun(memory: Memory = startMemory()): Run {
  return { facts: startFacts(memory.visit), memory }
}

/**
 * Takes one event. A decision that was due before it is made first and at its own moment, so that a timer that came
 * late in the browser and one that came in time lead to the same showings.
 */
export function step(rules: CompiledRules, run: Run, event: SessionEvent, by = rules.redecide): Moment {
  const { run: before, decisions } = tick(rules, run, event.at - 1, by)
  const facts = fold(before.facts, event, rules.supplement)
  let { memory } = before
  if (event.type === 'outcome')
    memory = remember(memory, event.rule, event.outcome, (facts.startedAtMs ?? 0) + facts.atMs)
  const called = event.type === 'call' ? callFor(event.rule, rules, memory) : undefined
  return decideDue(called ?? rules, { facts, memory }, facts.atMs, facts.atMs, by, decisions)
}

/** Makes every decision that is due at `now` or before. */
export function tick(rules: CompiledRules, run: Run, now: number, by = rules.redecide): Moment {
  return decideDue(rules, run, run.decision?.recheckAt, now, by, [])
}

/** Makes the decision that is due at a moment, and those that follow from it until `now`. */
function decideDue(
  rules: CompiledRules,
  run: Run,
  dueAt: number | undefined,
  now: number,
  by: Decide,
  earlier: readonly Decision[],
): Moment {
  let to = run
  let decisions = earlier
  for (let at = dueAt ?? Infinity; at <= now; at = to.decision?.recheckAt ?? Infinity) {
    const { facts, memory } = to
    const decision = by(rules, facts, memory, at)
    if (decision.show ?? decision.retract ?? decision.heldOut) decisions = [...decisions, decision]
    to = { facts, memory: decision.memory, decision }
  }
  return { run: to, decisions }
}
