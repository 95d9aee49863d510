import { type Choice, choose, type Thresholds } from './choose.ts'
import { featuresOf } from './features.ts'
import { spreadOf, vectorOf } from './weights.ts'

/** What there is to answer: the title counts as one more phrasing. */
export type Answerable = {
  readonly id: string
  readonly title: string
  readonly phrasings: readonly string[]
  readonly language?: string
}

/** How like an answer the question is: 0 nothing in common, 1 the very words. */
export type Match = { readonly id: string; readonly score: number }

export type Matcher = {
  /** Answers with anything in common with the question, best first. */
  readonly match: (question: string) => Match[]
  /** The answer, a few to choose from, or none with the reason. */
  readonly decide: (question: string) => Choice
}

/** The likeness to all an answer's phrasings together, against that to the nearest of them. */
const togetherShare = 0.5

/**
 * Builds the index. A phrasing is a vector, and an answer the sum of its phrasings: one document per answer, so that an
 * answer with many phrasings does not crowd out one with few.
 */
export function build(answers: readonly Answerable[], thresholds?: Partial<Thresholds>): Matcher {
  const owners: number[] = []
  const texts = answers.flatMap(({ title, phrasings }, answer) =>
    [title, ...phrasings].map(phrasing => {
      owners.push(answer)
      return featuresOf(phrasing)
    }),
  )
  const spread = spreadOf(texts)
  const postings = new Map<string, [phrasing: number, weight: number][]>()
  const sums = answers.map(() => new Map<string, number>())
  texts.forEach((text, phrasing) => {
    const sum = sums[owners[phrasing] ?? 0]
    for (const [feature, weight] of vectorOf(text, spread)) {
      const list = postings.get(feature)
      if (list) list.push([phrasing, weight])
      else postings.set(feature, [[phrasing, weight]])
      sum?.set(feature, (sum.get(feature) ?? 0) + weight)
    }
  })
  const lengths = sums.map(sum => Math.sqrt([...sum.values()].reduce((total, weight) => total + weight * weight, 0)))

  function match(question: string): Match[] {
    const likeness = new Float64Array(texts.length)
    for (const [feature, weight] of vectorOf(featuresOf(question), spread)) {
      for (const [phrasing, other] of postings.get(feature) ?? [])
        likeness[phrasing] = (likeness[phrasing] ?? 0) + weight * other
    }
    const nearest = new Float64Array(answers.length)
    const together = new Float64Array(answers.length)
    likeness.forEach((value, phrasing) => {
      const answer = owners[phrasing] ?? 0
      nearest[answer] = Math.max(nearest[answer] ?? 0, value)
      together[answer] = (together[answer] ?? 0) + value / (lengths[answer] || 1)
    })
    return answers
      .map(({ id }, answer) => ({
        id,
        score: Math.min(1, togetherShare * (together[answer] ?? 0) + (1 - togetherShare) * (nearest[answer] ?? 0)),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
  }

  return { match, decide: question => choose(match(question), thresholds) }
}
