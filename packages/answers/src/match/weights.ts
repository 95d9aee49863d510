import type { Features } from './features.ts'

/** How many texts hold a feature, in words and letters. */
export type Spread = {
  readonly texts: number
  readonly words: Map<string, number>
  readonly letters: Map<string, number>
}

/** A text as a vector of length 1; the keys of letters begin with a tab, which no word holds. */
export type Vector = ReadonlyMap<string, number>

/** Letters tell a little more than words: they still match when an ending or a letter is wrong. */
const letterShare = 0.6

export function spreadOf(texts: readonly Features[]): Spread {
  const spread = { texts: texts.length, words: new Map<string, number>(), letters: new Map<string, number>() }
  for (const text of texts) {
    for (const part of ['words', 'letters'] as const) {
      for (const feature of text[part].keys()) spread[part].set(feature, (spread[part].get(feature) ?? 0) + 1)
    }
  }
  return spread
}

/** TF-IDF with dampened counts; words and letters each take their share of the length, whatever their number. */
export function vectorOf({ words, letters }: Features, spread: Spread): Vector {
  const vector = new Map<string, number>()
  addPart(vector, '', words, spread.words, spread.texts, Math.sqrt(1 - letterShare))
  addPart(vector, '\t', letters, spread.letters, spread.texts, Math.sqrt(letterShare))
  return vector
}

function addPart(
  into: Map<string, number>,
  prefix: string,
  counts: ReadonlyMap<string, number>,
  held: ReadonlyMap<string, number>,
  texts: number,
  share: number,
): void {
  const weights = [...counts].map(([feature, times]): [string, number] => [
    feature,
    // What no text holds weighs most: a question full of strange words is like none of them.
    (1 + Math.log(times)) * (1 + Math.log((1 + texts) / (1 + (held.get(feature) ?? 0)))),
  ])
  const length = Math.hypot(...weights.map(([, weight]) => weight))
  for (const [feature, weight] of weights) into.set(prefix + feature, (share * weight) / length)
}
