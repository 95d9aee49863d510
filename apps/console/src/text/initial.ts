const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first thing that reads as a letter, for the mark beside a name: an emoji or an Arabic letter stays whole. */
export function initialOf(name: string): string {
  for (const { segment } of graphemes.segment(name.trim())) return segment.slice(0, 12).toLocaleUpperCase()
  return '?'
}
