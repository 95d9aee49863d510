import { own } from '../decide/signal.ts'
import type { Facts } from '../facts/facts.ts'
import type { Condition, RuleFile, Test } from '../rule/rule.ts'
import { compareMore, countFound } from './compare.ts'
import { type Found, foundKey } from './found.ts'

/**
 * What the conditions on earlier pages and on the arrival have found so far, to be told as `found` to the next page of this visit: numbers, in which no address is. Without any
 * such condition undefined.
 */
export function foundOf({ rules }: Pick<RuleFile, 'rules'>, facts: Facts): Found | undefined {
  const found: Record<string, number> = {}
  for (const test of rules.flatMap(({ when }) => (when ? testsOf(when) : []))) {
    if (test.signal === 'page.visited') {
      for (const value of [test.value, test.except])
        if (value !== undefined) found[foundKey({ ...test, value })] = countFound({ ...test, value }, facts)
    } else if (test.signal === 'visitor.referrerHost' || test.signal === 'visitor.utm') {
      const known = facts[test.signal]
      const saw = typeof known === 'object' ? own<string>(known, test.name) : known
      const verdict = compareMore(test, saw, facts)
      if (verdict !== undefined) found[foundKey(test)] = +verdict
    }
  }
  return Object.keys(found)[0] === undefined ? undefined : found
}

function testsOf(condition: Condition): readonly Test[] {
  if ('signal' in condition) return [condition]
  if ('not' in condition) return testsOf(condition.not)
  return ('all' in condition ? condition.all : condition.any).flatMap(testsOf)
}
