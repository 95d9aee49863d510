import type { RuleFile, Test } from '../rule/rule.ts'
import { compareMore as compare } from '../supplement/compare.ts'
import { testsIn, waysOf } from './demand.ts'
import { canMeet, valuesFor } from './domain.ts'
import type { Find } from './finding.ts'

/** Conditions that no visit can meet, and those that every visit meets at once. */
export function lintTruth({ rules }: RuleFile, find: Find): void {
  rules.forEach(({ when }, index) => {
    if (!when) return
    const place = `rules[${index}].when`
    let isSaid = false
    for (const { test, place: testPlace } of testsIn(when, place)) {
      const verdict = constant(test)
      if (verdict === undefined) continue
      isSaid = true
      if (verdict) find('warning', 'always-true', testPlace, `${told(test)} holds on every visit: leave it out`)
      else find('error', 'never-true', testPlace, `${told(test)} can never hold`)
    }
    const ways = waysOf(when)
    const opposite = waysOf(when, false)
    if (ways && !ways.some(canMeet) && !isSaid) {
      if (ways.length === 0) find('error', 'never-true', place, '"any" of nothing never holds')
      else find('error', 'contradictory', place, 'these conditions can never hold together')
    } else if (opposite && !opposite.some(canMeet) && !isSaid)
      find('warning', 'always-true', place, 'these conditions hold on every visit: the rule is shown at once')
  })
}

/** The only verdict a test can have, or undefined when it can have more than one. */
function constant(test: Test): boolean | undefined {
  if (test.op === 'exists') return undefined
  const values = valuesFor([test])?.filter(value => value !== undefined)
  if (!values) return undefined
  const verdicts = new Set(values.map(value => compare(test, value)))
  return verdicts.size === 1 ? [...verdicts][0] : undefined
}

export function told({ signal, op, value }: Test): string {
  return `${signal} ${op} ${JSON.stringify(value ?? true)}`
}
