import type { Supplement } from '../decide/supplement.ts'
import type { SessionEvent } from '../session/event.ts'
import type { Facts } from './facts.ts'
import { fold } from './fold.ts'

/** Facts after one more event, and be it what became of a showing. */
export function foldOutcome(before: Facts, event: SessionEvent, supplement?: Supplement): Facts {
  const facts = fold(before, event, supplement)
  if (event.type !== 'outcome') return facts
  const { rule, outcome } = event
  const nth = facts.outcomeCount + 1
  // One outcome of a kind per rule is enough, so that the list stays as short as the rules.
  const others = facts.outcomes.filter(known => known.rule !== rule || known.outcome !== outcome)
  return { ...facts, outcomeCount: nth, outcomes: [...others, { rule, outcome, atMs: facts.atMs, nth }] }
}
