const mostChars = 48

/** An id made from a title: lower-case Latin letters and digits with lines between; where there are none, a sum of the title, the same each time. */
export function answerIdOf(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, mostChars)
    .replace(/^-|-$/g, '')
  return words || `answer-${sumOf(title).toString(36)}`
}

/** One that is free: with a number behind it where it is taken. */
export function newAnswerId(title: string, taken: ReadonlySet<string>): string {
  const plain = answerIdOf(title)
  let id = plain
  for (let next = 2; taken.has(id); next++) id = `${plain}-${next}`
  return id
}

/** FNV-1a of 32 bits. */
function sumOf(text: string): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0
  return sum
}
