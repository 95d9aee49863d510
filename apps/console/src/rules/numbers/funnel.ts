import type { Rule } from '@beckon/rules'
import type { OutcomeCount } from '../publishing/publisher.ts'

export type Stage = { name: 'matched' | 'held-out' | 'shown' | 'opened' | 'chatted'; count: number; share: number }

const stages = ['matched', 'held-out', 'shown', 'opened', 'chatted'] as const

/** How many visitors came how far: those the rule fits, those held out, and of the others who saw it, opened it, chatted. Shares are of those it fits. */
export function funnelOf(counts: readonly OutcomeCount[], of: (count: OutcomeCount) => boolean): Stage[] {
  const sum = (name: string) =>
    counts.reduce((total, each) => (each.outcome === name && of(each) ? total + each.count : total), 0)
  // A page that is closed at once may have told less of the beginning than of what came of it.
  const matched = Math.max(sum('matched'), sum('shown') + sum('held-out'))
  return stages.map(name => {
    const count = name === 'matched' ? matched : sum(name)
    return { name, count, share: matched > 0 ? count / matched : 0 }
  })
}

/** The versions of the file in which a rule has been counted, the newest first. */
export function versionsCounted(counts: readonly OutcomeCount[], rule: string): number[] {
  const versions = counts.flatMap(each => (each.rule === rule ? [each.version] : []))
  return [...new Set(versions)].sort((a, b) => b - a)
}

/** How many saw each variant, and how many of them chatted. */
export type Arm = { id: string; shown: number; chatted: number }

export function armsOf(
  { id, variants = [] }: Rule,
  counts: readonly OutcomeCount[],
  of: (count: OutcomeCount) => boolean,
): Arm[] {
  return variants.map(variant => {
    const sum = (name: string) =>
      counts.reduce(
        (total, each) =>
          each.rule === id && each.variant === variant.id && each.outcome === name && of(each)
            ? total + each.count
            : total,
        0,
      )
    return { id: variant.id, shown: sum('shown'), chatted: sum('chatted') }
  })
}
