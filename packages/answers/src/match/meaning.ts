/** What a text means, as an embedding model tells it: numbers whose direction is the meaning, as many for every text. */
export type Meaning = ArrayLike<number>

/** What the texts of a shelf mean. */
export type Meanings = ReadonlyMap<string, Meaning>

/** What a question's meaning is compared with; every vector has the length 1. */
export type MeaningIndex = {
  /** By answer: each of its texts. */
  readonly texts: readonly (readonly Float32Array[])[]
  /** By answer: the mean of its texts. */
  readonly means: readonly Float32Array[]
  /** The likeness of texts to answers that are not theirs, its mean and standard deviation: models differ widely in both. */
  readonly level: number
  readonly spread: number
}

/** How far a standard deviation of meaning moves the likeness by words; measured with a small English sentence encoder, flat from half to twice as much. */
const weight = 0.15
/** Pairs of a text and a foreign answer that are looked at. */
const mostPairs = 4000

/** Prepares what the texts of each answer mean; undefined where one of them has no meaning, or there is nothing to tell apart. */
export function meaningIndexOf(shelf: readonly (readonly string[])[], meanings: Meanings): MeaningIndex | undefined {
  const texts = shelf.map(own => own.flatMap(text => unitOf(meanings.get(text)) ?? []))
  if (texts.some((own, which) => own.length < (shelf[which]?.length ?? 0))) return undefined
  const means = texts.map(meanOf)
  const foreign = likenessesOfForeign(texts, means)
  const level = foreign.reduce((sum, value) => sum + value, 0) / foreign.length
  const spread = Math.sqrt(foreign.reduce((sum, value) => sum + (value - level) ** 2, 0) / foreign.length)
  return spread > 0 ? { texts, means, level, spread } : undefined
}

function likenessesOfForeign(texts: readonly (readonly Float32Array[])[], means: readonly Float32Array[]): number[] {
  const pairs = texts.flatMap((own, which) => own.map(text => ({ which, text })))
  const step = Math.max(1, Math.floor((pairs.length * means.length) / mostPairs))
  const found: number[] = []
  for (let pair = 0; pair < pairs.length * means.length; pair += step) {
    const { which, text } = pairs[Math.floor(pair / means.length)] ?? {}
    const mean = means[pair % means.length]
    if (text && mean && which !== pair % means.length) found.push(dot(text, mean))
  }
  return found
}

/** Adds what a question means to its likeness by words; answers how far the meanings are alike, for the evidence. */
export function addMeaning(
  { texts, means, level, spread }: MeaningIndex,
  question: Float32Array,
  likeness: Float64Array,
): { likenessOf: (place: number) => number; nearestOf: (place: number) => number } {
  const above = (value: number) => (value - level) / spread
  const alike = means.map(mean => above(dot(mean, question)))
  for (const [place, value] of alike.entries()) likeness[place] = (likeness[place] ?? 0) + weight * value
  return {
    likenessOf: place => alike[place] ?? 0,
    nearestOf: place => above(Math.max(...(texts[place] ?? []).map(text => dot(text, question)))),
  }
}

/** Of length 1; undefined where it has no direction. */
export function unitOf(meaning: Meaning | undefined): Float32Array | undefined {
  if (!meaning) return undefined
  const vector = Float32Array.from(meaning)
  const length = Math.sqrt(dot(vector, vector))
  return length > 0 && Number.isFinite(length) ? vector.map(part => part / length) : undefined
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors) for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0)
  return unitOf(sum) ?? sum
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
