import { likenessTo, type Prototypes } from './prototypes.ts'
import type { Vector } from './vocabulary.ts'

/** Likeness to odds: at this sharpness the tuning and the confidence read differences between answers. */
export const sharpness = 10
const step = 0.2
const mostPasses = 6
/** Multiplications, some seconds of work: a shelf of thousands of answers keeps its plain means. */
const mostWork = 1_000_000_000

/**
 * Moves the prototypes until each phrasing is nearer to its own answer than to the others: softmax regression by stochastic gradient descent that begins at
 * the means and touches only features an answer has. Few phrasings move them little, many a lot. Changes `prototypes` in place; yields now and then, so that
 * whoever runs it may rest.
 */
export function* tune(prototypes: Prototypes, phrasings: readonly (readonly Vector[])[]): Generator<void> {
  const { start, answer, weight, answers } = prototypes
  const lessons = phrasings.flatMap((vectors, which) => vectors.map(vector => ({ which, vector })))
  const workPerPass = 2 * lessons.reduce((sum, { vector }) => sum + postingsOf(prototypes, vector), 0)
  const passes = Math.min(mostPasses, Math.floor(mostWork / Math.max(1, workPerPass)))
  const excess = new Float64Array(answers)
  let work = 0
  for (let pass = 0; pass < passes; pass++) {
    shuffle(lessons, pass)
    for (const { which, vector } of lessons) {
      likenessTo(prototypes, vector, excess)
      toProbabilities(excess)
      excess[which] = (excess[which] ?? 0) - 1
      for (let at = 0; at < vector.ids.length; at++) {
        const feature = vector.ids[at] ?? 0
        const move = step * (vector.weights[at] ?? 0)
        const end = start[feature + 1] ?? 0
        for (let place = start[feature] ?? 0; place < end; place++)
          weight[place] = (weight[place] ?? 0) - move * (excess[answer[place] ?? 0] ?? 0)
        work += end - (start[feature] ?? 0)
      }
      if (work < workBetweenRests) continue
      work = 0
      yield
    }
  }
}

const workBetweenRests = 1_000_000

const postingsOf = ({ start }: Prototypes, { ids }: Vector): number =>
  ids.reduce((sum, feature) => sum + (start[feature + 1] ?? 0) - (start[feature] ?? 0), 0)

/** Softmax in place. */
export function toProbabilities(likeness: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY
  for (const value of likeness) if (value > most) most = value
  let sum = 0
  for (let at = 0; at < likeness.length; at++) {
    const odds = Math.exp(sharpness * ((likeness[at] ?? 0) - most))
    likeness[at] = odds
    sum += odds
  }
  for (let at = 0; at < likeness.length; at++) likeness[at] = (likeness[at] ?? 0) / sum
}

/** Fisher and Yates, with a generator of its own (Numerical Recipes' linear congruence): the same shelf always gives the same index. */
function shuffle<Item>(items: Item[], seed: number): void {
  let state = seed + 1
  for (let at = items.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = state % (at + 1)
    const kept = items[at] as Item
    items[at] = items[other] as Item
    items[other] = kept
  }
}
