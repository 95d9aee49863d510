/** More of a token nobody reads. */
const mostLetters = 60

/** As one would write it. */
export function asCode(word: unknown): string {
  return JSON.stringify(word, shortened)
    .replace(/"(\w+)":/g, '$1: ')
    .replaceAll('"', "'")
}

const shortened = (_name: string, value: unknown) =>
  typeof value === 'string' && value.length > mostLetters ? `${value.slice(0, mostLetters / 2)}…` : value
