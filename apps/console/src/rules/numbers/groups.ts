import { checkRatio, type Group, type Rule } from '@beckon/rules'
import type { OutcomeCount } from '../publishing/publisher.ts'

type Of = (count: OutcomeCount) => boolean
type Goals = Pick<Rule, 'id' | 'goal' | 'holdOut' | 'variants'>

/** How many saw a variant, and how many of them reached the goal. */
export type Arm = Group & { id: string; weight: number }

/** The outcome that is the goal of a rule. */
export const goalOf = ({ goal }: Pick<Rule, 'goal'>): 'goal' | 'chatted' => (goal ? 'goal' : 'chatted')

/** The variants that show something; whoever gets one without words is held out. */
export function armsOf(rule: Goals, counts: readonly OutcomeCount[], of: Of): Arm[] {
  return shownVariants(rule).map(({ id, weight }) => ({
    id,
    weight,
    ...groupOf(rule, counts, each => each.variant === id && of(each), 'shown', goalOf(rule)),
  }))
}

/** All who saw a rule, in whatever variant. */
export const shownOf = (rule: Goals, counts: readonly OutcomeCount[], of: Of): Group =>
  groupOf(rule, counts, of, 'shown', goalOf(rule))

/** Those who would have seen it, and reached the goal without. */
export const heldOutOf = (rule: Goals, counts: readonly OutcomeCount[], of: Of): Group =>
  groupOf(rule, counts, of, 'held-out', `held-out-${goalOf(rule)}`)

/** Whether visitors were held out, and variants drawn, in the shares that were set; where not, something counts only some of them. */
export function isDrawnAsSet(rule: Goals, counts: readonly OutcomeCount[], of: Of): boolean {
  const { holdOut = 0, variants = [] } = rule
  const total = variants.reduce((sum, { weight }) => sum + weight, 0)
  const seen = shownVariants(rule).reduce((sum, { weight }) => sum + weight, 0)
  const shown = (1 - holdOut) * (total > 0 ? seen / total : 1)
  const split = [
    { visitors: shownOf(rule, counts, of).visitors, weight: shown },
    { visitors: heldOutOf(rule, counts, of).visitors, weight: 1 - shown },
  ]
  return checkRatio(split).ok && checkRatio(armsOf(rule, counts, of)).ok
}

const shownVariants = ({ variants = [] }: Goals) => variants.filter(variant => variant.do?.length !== 0)

function groupOf({ id }: Goals, counts: readonly OutcomeCount[], of: Of, visitors: string, reached: string): Group {
  const sum = (outcome: string) =>
    counts.reduce(
      (total, each) => (each.rule === id && each.outcome === outcome && of(each) ? total + each.count : total),
      0,
    )
  return { visitors: sum(visitors), reached: sum(reached) }
}
