import type { OutcomeCount } from '../publishing/publisher.ts'

export type Stage = { name: (typeof stages)[number]; count: number; share: number }

const stages = ['matched', 'held-out', 'shown', 'opened', 'chatted', 'goal'] as const

/**
 * How many visitors came how far: those the rule fits, those held out, and of the others who saw it, opened it, chatted, reached the goal where the rule has one of its
 * own. Shares are of those it fits.
 */
export function funnelOf(
  counts: readonly OutcomeCount[],
  of: (count: OutcomeCount) => boolean,
  hasGoal = false,
): Stage[] {
  const sum = (name: string) =>
    counts.reduce((total, each) => (each.outcome === name && of(each) ? total + each.count : total), 0)
  // A page that is closed at once may have told less of the beginning than of what came of it.
  const matched = Math.max(sum('matched'), sum('shown') + sum('held-out'))
  const seen = hasGoal ? stages : stages.slice(0, -1)
  return seen.map(name => {
    const count = name === 'matched' ? matched : sum(name)
    return { name, count, share: matched > 0 ? count / matched : 0 }
  })
}

/** The versions of the file in which a rule has been counted, the newest first. */
export function versionsCounted(counts: readonly OutcomeCount[], rule: string): number[] {
  const versions = counts.flatMap(each => (each.rule === rule ? [each.version] : []))
  return [...new Set(versions)].sort((a, b) => b - a)
}
