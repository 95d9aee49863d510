/** Whether every word of what was typed begins a word of the text, or stands inside it where it is at least three letters long. */
export function fits(query: string, text: string): boolean {
  const within = ` ${plain(text)}`
  return plain(query)
    .split(/\s+/)
    .filter(Boolean)
    .every(word => within.includes(` ${word}`) || (word.length > 2 && within.includes(word)))
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
