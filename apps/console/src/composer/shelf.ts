/** A canned answer as the composer needs it. `site` is the key of the site whose shelf holds it. */
export type CannedAnswer = { id: string; title: string; text: string; shortcut?: string; site?: string }

const mostFound = 8

/**
 * The answers for what was typed after the slash, the best first: a shortcut that begins so, a title that begins so, all words somewhere
 * in title or shortcut, all words in the text. Nothing typed finds the first few.
 */
export function findAnswers(answers: readonly CannedAnswer[], query: string): CannedAnswer[] {
  const wanted = plain(query)
  const words = wanted.split(/\s+/).filter(Boolean)
  const rank = ({ title, text, shortcut = '' }: CannedAnswer): number => {
    if (wanted === '') return 0
    if (plain(shortcut).startsWith(wanted)) return 0
    if (plain(title).startsWith(wanted)) return 1
    const heading = plain(`${title} ${shortcut}`)
    if (words.every(word => heading.includes(word))) return 2
    const all = `${heading} ${plain(text)}`
    return words.every(word => all.includes(word)) ? 3 : 4
  }
  return answers
    .map((answer, place) => ({ answer, place, rank: rank(answer) }))
    .filter(found => found.rank < 4)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, mostFound)
    .map(({ answer }) => answer)
}

/** Accents and case do not matter to who searches in a hurry. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim()
