/** What answers to suggest while a question is being typed: their places, best first, at most three. */
export type Suggest = (typed: string) => number[]

const most = 3
/** As like as this an answer is at least; what is much less so than the best is not shown beside it. */
const leastLikeness = 0.2
const leastShare = 0.6
/** Enough to know what is asked; hostile text stays cheap. */
const maxTypedChars = 300

/**
 * A small finder for the page of a visitor, where every byte is loaded: runs of two to four letters, weighed by how few answers have them, one document an
 * answer. What is sent the relay finds an answer for itself, by more than this.
 */
export function createSuggest(answers: readonly { title: string; phrasings: readonly string[] }[]): Suggest {
  const holders = new Map<string, number>()
  const counted = answers.map(({ title, phrasings }) => {
    const counts = new Map<string, number>()
    for (const text of [title, ...phrasings])
      for (const run of runsOf(text, ' ')) counts.set(run, (counts.get(run) ?? 0) + 1)
    for (const run of counts.keys()) holders.set(run, (holders.get(run) ?? 0) + 1)
    return counts
  })
  const weigh = (run: string) => 1 + Math.log((1 + answers.length) / (1 + (holders.get(run) ?? 0)))
  const documents = counted.map(counts =>
    toLengthOne([...counts].map(([run, count]) => [run, weigh(run) * count ** 0.8])),
  )

  return typed => {
    // The last word has no end yet.
    const asked = toLengthOne([...runsOf(typed.slice(0, maxTypedChars))].map(run => [run, weigh(run)]))
    const found = documents
      .map((document, at) => {
        let likeness = 0
        for (const [run, weight] of asked) likeness += weight * (document.get(run) ?? 0)
        return { at, likeness }
      })
      .sort((a, b) => b.likeness - a.likeness)
    const least = Math.max(leastLikeness, leastShare * (found[0]?.likeness ?? 0))
    return found.slice(0, most).flatMap(({ at, likeness }) => (likeness < least ? [] : at))
  }
}

function toLengthOne(weights: [run: string, weight: number][]): Map<string, number> {
  const length = Math.hypot(...weights.map(([, weight]) => weight))
  return new Map(weights.map(([run, weight]) => [run, weight / length]))
}

function runsOf(text: string, end = ''): Set<string> {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  const words = ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}${end}`
  const runs = new Set<string>()
  for (let size = 2; size < 5; size++)
    for (let at = 0; at + size <= words.length; at++) {
      const run = words.slice(at, at + size)
      if (!/. ./.test(run)) runs.add(run)
    }
  return runs
}
