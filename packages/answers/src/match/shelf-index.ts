import { type Answerable, textsOf } from './answerable.ts'
import type { Asked } from './asked.ts'
import type { Evidence } from './confidence.ts'
import { type Features, featuresOf } from './features.ts'
import { languageOf } from './language-of.ts'
import { addMeaning, type MeaningIndex, type Meanings, meaningIndexOf, unitOf } from './meaning.ts'
import { likenessTo, type Prototypes, prototypesOf } from './prototypes.ts'
import { toProbabilities, tune } from './tuning.ts'
import { type Vector, type Vocabulary, vectorOf, vocabularyOf } from './vocabulary.ts'

/** An answer with the features of its texts and its language, which are read once. */
export type Read = {
  readonly answer: Answerable
  readonly texts: readonly Features[]
  readonly language: string | undefined
}

export const read = (answer: Answerable): Read => ({
  answer,
  texts: textsOf(answer).map(featuresOf),
  language: answer.language && languageOf(answer.language),
})

/** What a question is compared with. */
export type Index = {
  readonly reads: readonly Read[]
  readonly vocabulary: Vocabulary
  /** By answer: its texts. */
  readonly vectors: readonly (readonly Vector[])[]
  readonly prototypes: Prototypes
  /** Where the meaning of every text is known. */
  readonly meaning?: MeaningIndex | undefined
}

/** What an index says of a question: `ranked` are places of answers with anything in common with it, best first, each with its softmax share. */
export type Finding = {
  readonly ranked: readonly { readonly place: number; readonly share: number }[]
  readonly evidence: Evidence
}

/** Builds the index; yields now and then. */
export function* indexOf(reads: readonly Read[], meanings?: Meanings): Generator<void, Index> {
  const vocabulary = vocabularyOf(reads.map(({ texts }) => texts))
  yield
  const vectors: Vector[][] = []
  for (const { texts } of reads) {
    vectors.push(texts.map(text => vectorOf(text, vocabulary)))
    if (vectors.length % answersBetweenRests === 0) yield
  }
  const prototypes = prototypesOf(vectors, vocabulary)
  yield
  yield* tune(prototypes, vectors)
  const meaning =
    meanings &&
    meaningIndexOf(
      reads.map(({ answer }) => textsOf(answer)),
      meanings,
    )
  return { reads, vocabulary, vectors, prototypes, meaning }
}

const answersBetweenRests = 50

/** Ranks the answers for a question, at most `mostRanked`; undefined where it has nothing in common with any. */
export function find(index: Index, question: string, asked: Asked = {}): Finding | undefined {
  const { vocabulary, vectors, prototypes } = index
  const features = featuresOf(question)
  const vector = shortened(vectorOf(features, vocabulary), vectors.length)
  const likeness = new Float64Array(vectors.length)
  likenessTo(prototypes, vector, likeness)
  const meaning = unitOf(asked.meaning)
  const meant = index.meaning && meaning && addMeaning(index.meaning, meaning, likeness)
  if (asked.language) preferLanguage(index, asked.language, likeness)
  const places = bestOf(likeness)
  const [first, next] = places
  if (first === undefined) return undefined
  const best = likeness[first] ?? 0
  const second = next === undefined ? 0 : (likeness[next] ?? 0)
  const shares = likeness
  toProbabilities(shares)
  const texts = vectors[first] ?? []
  return {
    ranked: places.map(place => ({ place, share: shares[place] ?? 0 })),
    evidence: {
      best,
      second,
      share: shares[first] ?? 0,
      covered: coveredBy(first, prototypes, vector),
      known: vector.known,
      nearest: nearestOf(texts, vector).likeness,
      words: features[0].size,
      phrasings: texts.length,
      answers: vectors.length,
      ...(meant && { meant: { likeness: meant.likenessOf(first), nearest: meant.nearestOf(first) } }),
    },
  }
}

/** So much of its likeness is left to an answer in another language than who asks reads: enough to be found by its own words, and less than what both have in common, as names are. */
const foreignShare = 0.75

function preferLanguage({ reads }: Index, asked: string, likeness: Float64Array): void {
  const own = languageOf(asked)
  reads.forEach(({ language }, place) => {
    if (language && language !== own) likeness[place] = (likeness[place] ?? 0) * foreignShare
  })
}

/** On a shelf of thousands a common feature stands in most answers and says nothing, but takes the time of all of them. */
const manyAnswers = 1000
const mostFeatures = 120

/** A question by its heaviest features, where the shelf is large. */
function shortened(vector: Vector, answers: number): Vector {
  if (answers <= manyAnswers || vector.ids.length <= mostFeatures) return vector
  const least = vector.weights.slice().sort().at(-mostFeatures) ?? 0
  const isKept = (_: number, at: number) => (vector.weights[at] ?? 0) >= least
  return { ...vector, ids: vector.ids.filter(isKept), weights: vector.weights.filter(isKept) }
}

/** Nobody looks further, and sorting thousands takes longer than finding them. */
export const mostRanked = 100

/** The places of what is above 0, highest first. */
function bestOf(likeness: Float64Array): number[] {
  const sorted = likeness.length > mostRanked ? likeness.slice().sort() : undefined
  const least = Math.max(Number.MIN_VALUE, sorted?.at(-mostRanked) ?? 0)
  const places: number[] = []
  likeness.forEach((value, place) => {
    if (value >= least) places.push(place)
  })
  return places.sort((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0) || a - b).slice(0, mostRanked)
}

/** The part of a text's weight whose features an answer has. */
function coveredBy(place: number, { start, answer }: Prototypes, { ids, weights }: Vector): number {
  let sum = 0
  ids.forEach((feature, at) => {
    const end = start[feature + 1] ?? 0
    for (let posting = start[feature] ?? 0; posting < end; posting++) {
      if (answer[posting] !== place) continue
      sum += (weights[at] ?? 0) ** 2
      return
    }
  })
  return sum
}

/** Which of some texts is most like one, and how much. */
export function nearestOf(texts: readonly Vector[], { ids, weights }: Vector): { place: number; likeness: number } {
  const wanted = new Map<number, number>()
  ids.forEach((feature, at) => void wanted.set(feature, weights[at] ?? 0))
  let nearest = { place: 0, likeness: 0 }
  texts.forEach((text, place) => {
    let likeness = 0
    for (let at = 0; at < text.ids.length; at++) {
      const own = wanted.get(text.ids[at] ?? 0)
      if (own !== undefined) likeness += own * (text.weights[at] ?? 0)
    }
    if (likeness > nearest.likeness) nearest = { place, likeness }
  })
  return nearest
}
