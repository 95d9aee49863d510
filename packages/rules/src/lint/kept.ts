import type { RuleFile, Signal } from '../rule/rule.ts'
import { testsIn } from './demand.ts'
import type { Find } from './finding.ts'

/** Of earlier visits, which only `storage: 'visitor'` remembers. */
const longer: readonly Signal[] = ['visitor.visits', 'time.sinceLastVisit']

/** What needs a longer memory than the file allows. */
export function lintKept({ settings, rules }: RuleFile, find: Find): void {
  const storage = settings?.storage ?? 'session'
  if (storage === 'visitor') return
  const say = (place: string, what: string) =>
    find('warning', 'not-kept', place, `${what} without "storage": "visitor" nothing is remembered of earlier visits`)
  rules.forEach(({ when, do: actions, variants = [] }, index) => {
    const place = `rules[${index}]`
    for (const { test, place: at } of when ? testsIn(when, `${place}.when`) : [])
      if (longer.includes(test.signal)) say(`${at}.signal`, 'it is never known:')
    const lists = [
      { at: `${place}.do`, list: actions },
      ...variants.map((variant, nth) => ({ at: `${place}.variants[${nth}].do`, list: variant.do ?? [] })),
    ]
    for (const { at, list } of lists)
      list.forEach((action, nth) => {
        if (action.action === 'message' && action.returning)
          say(`${at}[${nth}].returning`, 'everybody gets the other words:')
      })
  })
}
