import type { Comparison } from '../decide/compare.ts'
import { fnv1a } from '../decide/hash.ts'
import type { Facts } from '../facts/facts.ts'

/** What conditions found on the pages of a visit before this page was loaded, by `foundKey`. */
export type Found = Readonly<Record<string, number>>

/**
 * Under what a condition keeps what it found: the hash of its own text, so that nothing of a page is in it, and a condition that was changed begins anew. Of pages
 * visited only the patterns and their order count: a negation finds what it negates.
 */
export function foundKey({ signal, op, value, except, name }: Comparison): string {
  const asks = signal === 'page.visited' ? [op === 'funnel', value] : [op, value, except, name]
  return fnv1a(JSON.stringify([signal, ...asks])).toString(36)
}

/** What it found: a number of patterns, or 1 and 0 for its verdict. */
export function foundBefore(test: Comparison, facts: Pick<Facts, 'visitor.found'> | undefined): number | undefined {
  return facts?.['visitor.found']?.[foundKey(test)]
}
