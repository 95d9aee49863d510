/** A canned answer as the composer needs it. `site` is the key of the site whose shelf holds it. */
export type CannedAnswer = {
  id: string
  title: string
  text: string
  phrasings?: readonly string[]
  shortcut?: string
  tags?: readonly string[]
  scope?: string
  site?: string
}

const mostFound = 8
/** Behind every rank. */
const none = 5

/**
 * The answers for what was typed after the slash: those for the department first, then the best: a shortcut that begins so, a title that begins so, all words
 * somewhere in title, shortcut or tags, all words with the phrasings, too, all words with the text. Nothing typed finds the first few.
 */
export function findAnswers(answers: readonly CannedAnswer[], query: string, department = ''): CannedAnswer[] {
  const wanted = plain(query)
  const words = wanted.split(/\s+/).filter(Boolean)
  const rank = ({ title, text, phrasings = [], shortcut = '', tags = [] }: CannedAnswer): number => {
    if (wanted === '') return 0
    if (plain(shortcut).startsWith(wanted)) return 0
    if (plain(title).startsWith(wanted)) return 1
    // Each with all before it: words may be spread.
    let all = ''
    const deeper = [[title, shortcut, ...tags], phrasings, [text]].findIndex(more => {
      all += ` ${plain(more.join(' '))}`
      return words.every(word => all.includes(word))
    })
    return deeper < 0 ? none : 2 + deeper
  }
  return answers
    .map((answer, place) => ({ answer, place, rank: rank(answer) }))
    .filter(found => found.rank < none)
    .map(found => (found.answer.scope === `department:${department}` ? { ...found, rank: found.rank - none } : found))
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
