import { textsOf } from './answerable.ts'
import { featuresOf, wordsOf } from './features.ts'
import { type Index, nearestOf } from './shelf-index.ts'
import { vectorOf } from './vocabulary.ts'

/** Why an answer matches a question: the words of the question that made it, each with its share of the likeness, and the nearest phrasing. */
export type Explanation = {
  readonly words: readonly { readonly word: string; readonly share: number }[]
  readonly nearest: string
}

/** Undefined where the index has no such answer, or the question nothing in common with it. */
export function explainMatch(index: Index, question: string, id: string): Explanation | undefined {
  const { reads, vocabulary, vectors, prototypes } = index
  const place = reads.findIndex(({ answer }) => answer.id === id)
  const found = reads[place]
  if (!found) return undefined
  const asked = vectorOf(featuresOf(question), vocabulary)
  const told = new Map<number, number>()
  asked.ids.forEach((feature, at) => {
    for (let posting = prototypes.start[feature] ?? 0; posting < (prototypes.start[feature + 1] ?? 0); posting++)
      if (prototypes.answer[posting] === place)
        told.set(feature, (asked.weights[at] ?? 0) * (prototypes.weight[posting] ?? 0))
  })
  if (told.size === 0) return undefined
  const words = [...new Set(wordsOf(question))].slice(0, mostWords)
  const parts = words.map(word => {
    const { ids } = vectorOf(featuresOf(word), vocabulary)
    return Math.max(
      0,
      ids.reduce((sum, feature) => sum + (told.get(feature) ?? 0), 0),
    )
  })
  const whole = parts.reduce((sum, part) => sum + part, 0) || 1
  return {
    words: words.map((word, at) => ({ word, share: (parts[at] ?? 0) / whole })).filter(({ share }) => share > 0),
    nearest: textsOf(found.answer)[nearestOf(vectors[place] ?? [], asked).place] ?? '',
  }
}

/** Nobody reads a longer list, and a hostile question stays cheap. */
const mostWords = 40
