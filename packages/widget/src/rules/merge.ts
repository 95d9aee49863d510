import type { RuleMemory, VisitorMemory } from '@beckon/rules'

/**
 * What two tabs know, together. Tabs that are open at the same time are one visit: what was shown `since` the visit of the other began counts from `mySince` on in this
 * one, or "once a visit" would be once a tab.
 */
export function merge(
  mine: VisitorMemory,
  theirs: VisitorMemory | undefined,
  since = Infinity,
  mySince = 0,
): VisitorMemory {
  if (!theirs) return mine
  const rules: Record<string, RuleMemory> = { ...mine.rules }
  for (const [id, told] of Object.entries(theirs.rules)) {
    const own = rules[id] ?? { shownAtMs: [] }
    const shownAtMs = told.shownAtMs.map(at => (at < since ? at : Math.max(at, mySince)))
    rules[id] = {
      ...own,
      ...told,
      ...later('dismissedAtMs', own, told),
      ...later('answeredAtMs', own, told),
      // Showings take turns, so one of the two lists goes on where the other ends.
      shownAtMs: isLater(shownAtMs, own.shownAtMs) ? shownAtMs : own.shownAtMs,
    }
  }
  return { ...mine, ...theirs, rules }
}

const isLater = (one: readonly number[], other: readonly number[]) =>
  ((one.at(-1) ?? 0) - (other.at(-1) ?? 0) || one.length - other.length) > 0

const later = (key: 'dismissedAtMs' | 'answeredAtMs', one: RuleMemory, other: RuleMemory) =>
  (one[key] ?? 0) > (other[key] ?? 0) && { [key]: one[key] }
