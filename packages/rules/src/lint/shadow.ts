import type { RuleFile } from '../rule/rule.ts'
import { compileRules } from '../supplement/whole.ts'
import { waysOf } from './demand.ts'
import { canMeet } from './domain.ts'
import type { Find } from './finding.ts'

/** Rules that another one comes before whenever they could be shown. */
export function lintShadows(file: RuleFile, find: Find): void {
  // In the order in which they win.
  const { rules } = compileRules(file)
  rules.forEach((rule, rank) => {
    const ways = waysOf(rule.when)
    if (!rule.enabled || !ways?.some(canMeet)) return
    const first = rules.slice(0, rank).find(other => {
      const always = other.fromMs === -Infinity && other.untilMs === Infinity && !other.holdOut
      const asOften = !other.invites || rule.invites
      if (!other.enabled || !always || !asOften) return false
      const opposite = waysOf(other.when, false)
      return opposite?.every(way => ways.every(own => !canMeet([...own, ...way])))
    })
    if (!first) return
    const index = file.rules.findIndex(({ id }) => id === rule.id)
    const name = JSON.stringify(first.id)
    find(
      'warning',
      'shadowed',
      `rules[${index}]`,
      `whenever this rule could be shown, ${name} can be too and comes first: this one waits until the limits of ${name} are used up`,
    )
  })
}
