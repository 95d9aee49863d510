/**
 * Whether an address matches a pattern: `*` stands for anything within a segment, `**` for anything at all. A final
 * slash does not matter on either side, and `/a/**` also matches `/a`. Takes time in proportion to pattern x text.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const tokens = unslashed(pattern).match(/\*+|[^*]/gu) ?? []
  let states = reach(tokens, [true])
  for (const char of unslashed(text)) {
    const next: boolean[] = []
    for (let i = 0; i < tokens.length; i++) {
      if (!states[i]) continue
      const token = tokens[i] as string
      if (token[0] !== '*') next[i + 1] ||= token === char
      else if (token[1] || char !== '/') next[i] = true
    }
    states = reach(tokens, next)
  }
  return states[tokens.length] === true
}

/** Adds the places that can be reached without reading a character: a star may stand for nothing. */
function reach(tokens: readonly string[], states: boolean[]): boolean[] {
  for (let i = 0; i < tokens.length; i++) {
    if (!states[i]) continue
    if (tokens[i]?.[0] === '*') states[i + 1] = true
    // "/**" may stand for nothing where a segment ends: at the end of the pattern, or before the next slash.
    if (tokens[i] === '/' && tokens[i + 1]?.[1] && (i + 2 === tokens.length || tokens[i + 2] === '/'))
      states[i + 2] = true
  }
  return states
}

function unslashed(address: string): string {
  return address.replace(/(?<=.)\/$/, '')
}
