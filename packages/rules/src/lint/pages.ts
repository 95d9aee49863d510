import type { RuleFile, Test } from '../rule/rule.ts'
import { compareMore as compare } from '../supplement/compare.ts'
import { testsIn } from './demand.ts'
import type { Find } from './finding.ts'

const asked = new Set(['=', 'in', 'contains', 'starts-with', 'ends-with', 'glob', 'funnel'])

/** Patterns that match no page there is. */
export function lintPages({ rules }: RuleFile, find: Find, knownPaths: readonly string[]): void {
  const addresses = knownPaths.filter(known => URL.canParse(known))
  const paths = knownPaths.map(known => (URL.canParse(known) ? decoded(new URL(known).pathname) : known))
  rules.forEach(({ when }, index) => {
    for (const { test, place } of when ? testsIn(when, `rules[${index}].when`) : []) {
      const known = pagesFor(test, paths, addresses)
      if (known.length === 0 || !asked.has(test.op)) continue
      const isList = Array.isArray(test.value)
      ;[test.value].flat().forEach((value, nth) => {
        if (value === undefined || known.some(page => compare({ ...test, op: oneOf(test), value }, page))) return
        const at = isList ? `${place}.value[${nth}]` : `${place}.value`
        find('warning', 'no-page', at, `${JSON.stringify(value)} matches none of the ${known.length} pages known here`)
      })
    }
  })
}

function pagesFor({ signal }: Test, paths: readonly string[], addresses: readonly string[]): readonly string[] {
  if (signal === 'page.path') return paths
  return signal === 'page.url' ? addresses : []
}

function oneOf({ op }: Test): Test['op'] {
  return op === 'in' ? '=' : op
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
