import type { Match } from './build.ts'

export type Choice =
  | { readonly kind: 'answer'; readonly id: string; readonly score: number }
  /** Up to three, best first: one of them is probably right. */
  | { readonly kind: 'offer'; readonly ids: readonly string[]; readonly score: number }
  | { readonly kind: 'abstain'; readonly reason: 'nothing-like-it' | 'nothing-in-common' }

export type Thresholds = {
  /** From this confidence on the best is given as the answer. */
  readonly answerAt: number
  /** From this score on the best are offered. */
  readonly offerAt: number
}

/** Chosen on `development.json` so that none of its foreign questions is answered; a wrong answer costs more than none. */
export const defaultThresholds: Thresholds = { answerAt: 0.55, offerAt: 0.2 }

const maxOffers = 3
/** A second so close to the best is no second: whatever their scores, the visitor chooses. */
const tieShare = 0.9
/** What is much less like the question than the best is not worth the reading. */
const offerShare = 0.5

/** Answer, offer or abstain. Confidence is twice the best score less the second: a near tie is a reason to doubt. */
export function choose(matches: readonly Match[], thresholds: Partial<Thresholds> = {}): Choice {
  const { answerAt, offerAt } = { ...defaultThresholds, ...thresholds }
  const [best, second] = matches
  if (!best) return { kind: 'abstain', reason: 'nothing-in-common' }
  const next = second?.score ?? 0
  const isTie = next > tieShare * best.score
  if (!isTie && 2 * best.score - next >= answerAt) return { kind: 'answer', id: best.id, score: best.score }
  if (best.score < offerAt) return { kind: 'abstain', reason: 'nothing-like-it' }
  const ids = matches.filter(({ score }) => score >= offerShare * best.score).map(({ id }) => id)
  return { kind: 'offer', ids: ids.slice(0, maxOffers), score: best.score }
}
