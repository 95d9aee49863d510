import type { Answer, Shelf } from './shelf.ts'

/** What to suggest on a page: the answers meant for its path, then those meant for every page, in the shelf's order. */
export function answersForPage({ answers }: Shelf, path: string): Answer[] {
  return [
    ...answers.filter(({ pages }) => pages?.some(page => matchesPath(page, path))),
    ...answers.filter(({ pages }) => !pages),
  ]
}

/**
 * Whether a path matches: `*` is anything within a segment, `**` any segments or none; a final slash does not matter.
 * The rules' glob, whole segments at a time.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/').filter(Boolean)
  let places = reach(wanted, new Set([0]))
  for (const segment of path.split('/').filter(Boolean)) {
    const next = new Set<number>()
    for (const place of places) {
      const want = wanted[place]
      if (want === '**') next.add(place)
      else if (want !== undefined && matchesSegment(want, segment)) next.add(place + 1)
    }
    places = reach(wanted, next)
  }
  return places.has(wanted.length)
}

/** `**` may stand for no segment at all. */
function reach(wanted: readonly string[], places: Set<number>): Set<number> {
  for (const place of places) if (wanted[place] === '**') places.add(place + 1)
  return places
}

/** Each part between stars at its first place, the last at the end: no star needs a second try. */
function matchesSegment(pattern: string, segment: string): boolean {
  const [first = '', ...parts] = pattern.split('*')
  const last = parts.pop()
  if (last === undefined) return pattern === segment
  if (!segment.startsWith(first)) return false
  let from = first.length
  for (const part of parts) {
    const found = segment.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return segment.length - last.length >= from && segment.endsWith(last)
}
