import type { Match } from './build.ts'

export type Choice =
  | { readonly kind: 'answer'; readonly id: string; readonly score: number }
  /** Up to three, best first: one of them is probably right. */
  | { readonly kind: 'offer'; readonly ids: readonly string[]; readonly score: number }
  | { readonly kind: 'abstain'; readonly reason: 'nothing-like-it' | 'nothing-in-common' }

/** Probabilities, so that they mean the same on every shelf. */
export type Thresholds = {
  /** The best is given when it is right with this probability. */
  readonly answerAt: number
  /** Up to three are offered when one of them is right with this probability. */
  readonly offerAt: number
}

/** A wrong answer costs more than none, and an offer costs a glance. */
export const defaultThresholds: Thresholds = { answerAt: 0.75, offerAt: 0.35 }

const mostOffers = 3
/** Three that are unlikely each are no help together: one of them must at least be worth a look. */
const leastBest = 0.22
/** What is much less likely than the best is not worth the reading. */
const offerShare = 0.15

/** Answer, offer or abstain. */
export function choose(matches: readonly Match[], { answerAt, offerAt }: Thresholds): Choice {
  const [best] = matches
  if (!best) return { kind: 'abstain', reason: 'nothing-in-common' }
  if (best.score >= answerAt) return { kind: 'answer', id: best.id, score: best.score }
  const offers = matches.slice(0, mostOffers).filter(({ score }) => score >= offerShare * best.score)
  const score = offers.reduce((sum, match) => sum + match.score, 0)
  if (best.score < leastBest || score < offerAt) return { kind: 'abstain', reason: 'nothing-like-it' }
  return { kind: 'offer', ids: offers.map(({ id }) => id), score: Math.min(1, score) }
}
