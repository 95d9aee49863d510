import type { Answerable } from '@beckon/answers'

export type Found = { readonly id: string; readonly score: number }

/**
 * What a good afternoon's work without a library comes to: words and runs of three to five letters weighed by TF-IDF (the logarithm of how often, smoothed as
 * scikit-learn does), and the cosine to the mean of an answer's phrasings, its title among them.
 */
export function createCentroids(answers: readonly Answerable[]): (question: string) => Found[] {
  const texts = answers.flatMap(({ id, title, phrasings }) =>
    [title, ...phrasings].map(text => ({ id, counts: countFeatures(text) })),
  )
  const textsWith = new Map<string, number>()
  for (const { counts } of texts)
    for (const feature of counts.keys()) textsWith.set(feature, (textsWith.get(feature) ?? 0) + 1)

  function weigh(counts: ReadonlyMap<string, number>): Map<string, number> {
    const weights = new Map<string, number>()
    for (const [feature, count] of counts) {
      const rarity = Math.log((1 + texts.length) / (1 + (textsWith.get(feature) ?? 0))) + 1
      weights.set(feature, (1 + Math.log(count)) * rarity)
    }
    return toUnit(weights)
  }

  const sums = new Map<string, Map<string, number>>()
  for (const { id, counts } of texts) {
    const sum = sums.get(id) ?? new Map<string, number>()
    sums.set(id, sum)
    for (const [feature, weight] of weigh(counts)) sum.set(feature, (sum.get(feature) ?? 0) + weight)
  }
  const index = new Map<string, { id: string; weight: number }[]>()
  for (const [id, sum] of sums) {
    for (const [feature, weight] of toUnit(sum)) {
      const places = index.get(feature) ?? []
      index.set(feature, places)
      places.push({ id, weight })
    }
  }

  return question => {
    const scores = new Map<string, number>()
    for (const [feature, weight] of weigh(countFeatures(question)))
      for (const place of index.get(feature) ?? [])
        scores.set(place.id, (scores.get(place.id) ?? 0) + weight * place.weight)
    return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score)
  }
}

function countFeatures(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1)
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    count(`=${word}`)
    const padded = ` ${word} `
    for (const length of [3, 4, 5])
      for (let at = 0; at + length <= padded.length; at++) count(padded.slice(at, at + length))
  }
  return counts
}

function toUnit(weights: Map<string, number>): Map<string, number> {
  const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0))
  return new Map([...weights].map(([feature, weight]) => [feature, weight / length]))
}
