import { checkRatio, type Group, type Rule } from '@beckon/rules'
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

/** How many saw a variant, and how many of them chatted. */
export type Arm = Group & { id: string; weight: number }

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
    return { id: variant.id, weight: variant.weight, visitors: sum('shown'), reached: sum('chatted') }
  })
}

/** Whether visitors were held out, and variants drawn, in the shares that were set; where not, something counts only some of them. */
export function isDrawnAsSet(rule: Rule, stages: readonly Stage[], arms: readonly Arm[]): boolean {
  const held = rule.holdOut ?? 0
  const count = (name: Stage['name']) => stages.find(stage => stage.name === name)?.count ?? 0
  const split = [
    { visitors: count('shown'), weight: 1 - held },
    { visitors: count('held-out'), weight: held },
  ]
  return checkRatio(split).ok && checkRatio(arms).ok
}
