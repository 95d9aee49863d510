import type { CompiledRule } from '../rule/compile.ts'
import type { Variant } from '../rule/rule.ts'
import type { Showing, Situation } from './decision.ts'
import { share } from './hash.ts'

/** Whether this visitor is one of the share to whom the rule is never shown. */
export function isHeldOut(rule: CompiledRule, seed: string): boolean {
  return share(`${rule.id}:hold-out`, seed) < (rule.holdOut ?? 0)
}

/** The variant this visitor always gets, drawn by weight; undefined when the rule has none. */
export function variantOf({ id, variants }: CompiledRule, seed: string): Variant | undefined {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0)
  let left = share(`${id}:variant`, seed) * total
  return variants.find(({ weight }) => {
    left -= weight
    return left < 0
  })
}

/**
 * The showing of a rule in one of its variants, as it stands so many ms after it began: without the actions that a `wait`
 * before them still holds back, and when the next of these is due.
 */
export function showingOf(
  { basis: { version, supplement }, facts }: Situation,
  rule: CompiledRule,
  variant: Variant | undefined,
  forMs: number,
): Showing {
  const actions = variant?.do ?? rule.do
  return {
    rule: rule.id,
    version,
    variant: variant?.id,
    ...(supplement?.stage(actions, facts, forMs) ?? { actions }),
  }
}
