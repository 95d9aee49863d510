import type { Rule, RuleFile } from '../rule/rule.ts'
import { compileRules } from '../supplement/whole.ts'
import { waysOf } from './demand.ts'
import { canMeet } from './domain.ts'
import type { Find } from './finding.ts'

/** Rules whose limits, or whose wish for another rule, leave no moment at which they could be shown. */
export function lintLimits(file: RuleFile, find: Find): void {
  const compiled = new Map(compileRules(file).rules.map(rule => [rule.id, rule]))
  const canShow = new Map(file.rules.map(rule => [rule.id, isShown(rule)]))
  file.rules.forEach((rule, index) => {
    const place = `rules[${index}]`
    const { fromMs = 0, untilMs = 0 } = compiled.get(rule.id) ?? {}
    if (fromMs >= untilMs) find('error', 'unreachable', `${place}.limits.until`, 'it ends before it begins')
    if (rule.holdOut === 1)
      find('warning', 'unreachable', `${place}.holdOut`, 'everybody is held out: nobody is ever shown this rule')
    else if (rule.enabled !== false && !isShown(rule))
      find('warning', 'unreachable', `${place}.do`, 'no action is left to be shown')
    const ways = rule.when && waysOf(rule.when)
    if (!ways?.some(canMeet)) return
    const waits = (id: string) => ways.every(way => !canMeet([...way, ...untouched(id)]))
    if (waits(rule.id))
      find('error', 'unreachable', `${place}.when`, 'it waits for having been shown itself, which then never happens')
    for (const [id, shows] of canShow)
      if (id !== rule.id && !shows && waits(id))
        find('error', 'unreachable', `${place}.when`, `it waits for the rule "${id}", which is never shown`)
  })
}

function isShown({ enabled, holdOut, do: actions, variants = [] }: Rule): boolean {
  const lists =
    variants.length > 0 ? variants.filter(({ weight }) => weight > 0).map(each => each.do ?? actions) : [actions]
  return enabled !== false && holdOut !== 1 && lists.some(list => list.length > 0)
}

/** Nothing is remembered of a rule. */
function untouched(id: string) {
  return [{ test: { signal: 'rule', id, op: '=', value: 'none' } as const, wanted: true }]
}
