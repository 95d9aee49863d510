import type { Vector, Vocabulary } from './vocabulary.ts'

/** One vector for each answer, kept by feature: those of `start[feature]` up to `start[feature + 1]` are the answers that have it, with their weights. */
export type Prototypes = {
  readonly start: Int32Array
  readonly answer: Int32Array
  readonly weight: Float32Array
  readonly answers: number
}

/** Below 1, what several phrasings share counts for more than what one repeats. */
const evenness = 0.8

/**
 * Each answer as the mean of its phrasings, of length 1: one document per answer, so that an answer with many phrasings does not crowd out one with few.
 */
export function prototypesOf(phrasings: readonly (readonly Vector[])[], { holders }: Vocabulary): Prototypes {
  const start = new Int32Array(holders.length + 1)
  for (let feature = 0; feature < holders.length; feature++)
    start[feature + 1] = (start[feature] ?? 0) + (holders[feature] ?? 0)
  const next = start.slice()
  const answer = new Int32Array(start[holders.length] ?? 0)
  const weight = new Float32Array(answer.length)
  const sum = new Float32Array(holders.length)
  phrasings.forEach((vectors, which) => {
    const touched: number[] = []
    for (const { ids, weights } of vectors) {
      for (let at = 0; at < ids.length; at++) {
        const feature = ids[at] ?? 0
        if (sum[feature] === 0) touched.push(feature)
        sum[feature] = (sum[feature] ?? 0) + (weights[at] ?? 0) / vectors.length
      }
    }
    let square = 0
    for (const feature of touched) {
      const even = (sum[feature] ?? 0) ** evenness
      sum[feature] = even
      square += even * even
    }
    const scale = 1 / Math.sqrt(square)
    for (const feature of touched) {
      const place = next[feature] ?? 0
      answer[place] = which
      weight[place] = (sum[feature] ?? 0) * scale
      next[feature] = place + 1
      sum[feature] = 0
    }
  })
  return { start, answer, weight, answers: phrasings.length }
}

/** How like each answer a text is; written into `into`, which is as long as there are answers. */
export function likenessTo({ start, answer, weight }: Prototypes, { ids, weights }: Vector, into: Float64Array): void {
  into.fill(0)
  for (let at = 0; at < ids.length; at++) {
    const feature = ids[at] ?? 0
    const own = weights[at] ?? 0
    const end = start[feature + 1] ?? 0
    for (let place = start[feature] ?? 0; place < end; place++) {
      const which = answer[place] ?? 0
      into[which] = (into[which] ?? 0) + own * (weight[place] ?? 0)
    }
  }
}
