import type { OutcomeCount } from '../publishing/publisher.ts'

export const countedOutcomes = ['shown', 'held-out', 'opened', 'chatted', 'dismissed'] as const
export type Counts = Readonly<Record<(typeof countedOutcomes)[number], number>>

/** What became of a rule, added up over versions, variants and days, or only of those that `of` lets through. */
export function countsOf(counts: readonly OutcomeCount[], of: (count: OutcomeCount) => boolean): Counts {
  const sum = { shown: 0, 'held-out': 0, opened: 0, chatted: 0, dismissed: 0 }
  for (const each of counts) {
    if (of(each) && each.outcome in sum) sum[each.outcome as keyof typeof sum] += each.count
  }
  return sum
}
