/** As one would write it. */
export function asCode(word: unknown): string {
  return JSON.stringify(word)
    .replace(/"(\w+)":/g, '$1: ')
    .replaceAll('"', "'")
}
