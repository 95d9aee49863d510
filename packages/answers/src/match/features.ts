/** A question is cut here: what matters was said by then, and hostile text stays cheap. */
export const maxQuestionChars = 1000
/** How often each feature occurs in a text: its words, and the runs of letters inside them. */
export type Features = { readonly words: Map<string, number>; readonly letters: Map<string, number> }

/**
 * Words by Unicode, not by English: no stop words and no stems. Runs of 3 to 5 letters, with the borders of the word,
 * forgive typing errors and endings; scripts without spaces are compared by pairs in the place of words.
 */
export function featuresOf(text: string): Features {
  const features = { words: new Map<string, number>(), letters: new Map<string, number>() }
  const plain = text.slice(0, maxQuestionChars).normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase()
  for (const [found] of plain.matchAll(word)) {
    if (spaceless.test(found)) {
      addRuns(features.words, [...found], 2, 2)
      addRuns(features.letters, [...found], 1, 3)
    } else {
      count(features.words, found)
      addRuns(features.letters, [' ', ...found, ' '], 3, 5)
    }
  }
  return features
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
/** Of Latin, Greek and Cyrillic only: in other scripts marks are vowels. */
const accents = /[\u0300-\u036f]/g
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function addRuns(into: Map<string, number>, letters: readonly string[], shortest: number, longest: number): void {
  for (let size = shortest; size <= longest; size++) {
    for (let start = 0; start + size <= letters.length; start++)
      count(into, letters.slice(start, start + size).join(''))
  }
}

function count(counts: Map<string, number>, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1)
}
