/** A question is cut here: what matters was said by then, and hostile text stays cheap. */
export const maxQuestionChars = 1000

/** How often each feature occurs in a text, by kind: words, pairs of neighbours, runs of letters. A feature is a hash. */
export type Features = readonly [words: Counts, pairs: Counts, letters: Counts]
type Counts = ReadonlyMap<number, number>

/**
 * Words by Unicode, not by English: no stop words and no stems. Runs of 2 to 5 letters, with the borders of the word, forgive typing errors and endings;
 * scripts without spaces are compared by pairs of letters in the place of words.
 */
export function featuresOf(text: string): Features {
  const words = new Map<number, number>()
  const pairs = new Map<number, number>()
  const letters = new Map<number, number>()
  let before = ''
  for (const found of wordsOf(text)) {
    if (spaceless.test(found)) {
      countRuns(words, found, 2, 2)
      countRuns(letters, found, 1, 3)
      before = ''
    } else {
      count(words, hash(found))
      count(pairs, hash(`${before} ${found}`))
      countRuns(letters, ` ${found} `, 2, 5)
      before = found
    }
  }
  return [words, pairs, letters]
}

/** The words of a text in small letters, without accents. */
export function wordsOf(text: string): string[] {
  const plain = text.slice(0, maxQuestionChars).normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase()
  return plain.match(word) ?? []
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
/** Of Latin, Greek and Cyrillic only: in other scripts marks are vowels. */
const accents = /[\u0300-\u036f]/g
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function countRuns(into: Map<number, number>, text: string, shortest: number, longest: number): void {
  for (let start = 0; start < text.length; start++) {
    let sum = fnvOffset
    for (let at = start; at < text.length && at - start < longest; at++) {
      sum = Math.imul(sum ^ text.charCodeAt(at), fnvPrime)
      if (at - start + 1 >= shortest) count(into, sum)
    }
  }
}

/** FNV-1a of 32 bits (Fowler, Noll, Vo) over UTF-16 units: numbers take a fifth of the memory of strings, and two features of one shelf hardly ever meet. */
function hash(text: string): number {
  let sum = fnvOffset
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), fnvPrime)
  return sum
}

const fnvOffset = 0x811c9dc5 | 0
const fnvPrime = 0x01000193

function count(counts: Map<number, number>, feature: number): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1)
}
