import type { Features } from './features.ts'

/** The features that the shelf knows, each with a number from 0 on, and how many answers have it. */
export type Vocabulary = {
  readonly numbers: readonly Map<number, number>[]
  /** By number: how many answers have the feature in a phrasing. */
  readonly holders: Int32Array
  readonly answers: number
}

/** A text as a vector of length 1: `ids` are numbers of the vocabulary; what the shelf does not know is left out, so the rest may be shorter. */
export type Vector = {
  readonly ids: Int32Array
  readonly weights: Float32Array
  /** The share of the text's weight which the shelf knows, from 0 to 1. */
  readonly known: number
}

/** Of the length of a vector: words, pairs of words, runs of letters. Runs tell most: they still match when an ending or a letter is wrong. */
const shares = [0.3, 0.15, 0.55] as const

/** `texts` are the features of each answer's phrasings. Rare is what few answers have, however often one of them repeats it. */
export function vocabularyOf(texts: readonly (readonly Features[])[]): Vocabulary {
  const numbers = shares.map(() => new Map<number, number>())
  const holders: number[] = []
  const lastHolder: number[] = []
  texts.forEach((phrasings, answer) => {
    for (const phrasing of phrasings) {
      phrasing.forEach((counts, kind) => {
        const known = numbers[kind]
        for (const feature of counts.keys()) {
          let number = known?.get(feature)
          if (number === undefined) {
            number = holders.push(0) - 1
            known?.set(feature, number)
          }
          if (lastHolder[number] === answer) continue
          lastHolder[number] = answer
          holders[number] = (holders[number] ?? 0) + 1
        }
      })
    }
  })
  return { numbers, holders: Int32Array.from(holders), answers: texts.length }
}

/** Counts dampened, weighed by rarity among answers; each kind takes its share of the length, whatever its number of features. */
export function vectorOf(text: Features, { numbers, holders, answers }: Vocabulary): Vector {
  const ids: number[] = []
  const weights: number[] = []
  const present = shares.reduce((sum, share, kind) => sum + (text[kind]?.size ? share : 0), 0)
  text.forEach((counts, kind) => {
    const first = ids.length
    let square = 0
    for (const [feature, times] of counts) {
      const number = numbers[kind]?.get(feature)
      // What no answer has weighs most: a question full of strange words is like none of them.
      const held = number === undefined ? 0 : (holders[number] ?? 0)
      const weight = (1 + Math.log(times)) * (1 + Math.log((1 + answers) / (1 + held)))
      square += weight * weight
      if (number === undefined) continue
      ids.push(number)
      weights.push(weight)
    }
    const scale = square > 0 ? Math.sqrt((shares[kind] ?? 0) / present / square) : 0
    for (let at = first; at < weights.length; at++) weights[at] = (weights[at] ?? 0) * scale
  })
  const known = weights.reduce((sum, weight) => sum + weight * weight, 0)
  return { ids: Int32Array.from(ids), weights: Float32Array.from(weights), known }
}
