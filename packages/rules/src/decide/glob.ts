/**
 * Whether an address matches a pattern: `*` stands for anything within a segment, `**` for anything at all. A final
 * slash does not matter on either side, and `/a/**` also matches `/a`. Takes time in proportion to pattern x text.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return unslashed(pattern) === unslashed(text)
  const chars = unslashed(text)
  // The places in the text up to which what was read of the pattern fits.
  let fits = [true]
  // "/**" may stand for nothing where a segment ends: at the end of the pattern, or before the next slash.
  for (const token of unslashed(pattern).match(/\/\*\*+(?=\/|$)|\*+|[^*]/g) ?? []) {
    const next: boolean[] = []
    let isWithin = false
    for (let at = 0; at <= chars.length; at++) {
      const fit = !!fits[at]
      if (token[0] === '*') next[at] = isWithin = fit || (isWithin && (!!token[1] || chars[at - 1] !== '/'))
      else if (token[1] === '*') {
        next[at] = fit || isWithin
        isWithin ||= fit && chars[at] === '/'
      } else next[at + 1] = fit && chars[at] === token
    }
    fits = next
  }
  return !!fits[chars.length]
}

function unslashed(address: string): string {
  return address.replace(/(?<=.)\/$/, '')
}
