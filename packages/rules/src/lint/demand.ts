import type { Condition, Test } from '../rule/rule.ts'

/** A test that has to come out one way. */
export type Demand = { readonly test: Test; readonly wanted: boolean }

/** More ways than this are not looked through: nothing is then said of the condition. */
const mostWays = 256

/** Every way in which a condition comes out as wanted: each a list of demands that hold together. Undefined: too many. */
export function waysOf(condition: Condition, wanted = true): readonly (readonly Demand[])[] | undefined {
  if ('not' in condition) return waysOf(condition.not, !wanted)
  if ('signal' in condition) return [[{ test: condition, wanted }]]
  const parts = 'all' in condition ? condition.all : condition.any
  const isAny = 'any' in condition
  const each = parts.map(part => waysOf(part, wanted))
  let ways: readonly (readonly Demand[])[] = isAny === wanted ? [] : [[]]
  for (const more of each) {
    if (!more) return undefined
    ways = isAny === wanted ? [...ways, ...more] : ways.flatMap(way => more.map(other => [...way, ...other]))
    if (ways.length > mostWays) return undefined
  }
  return ways
}

/** Every test of a condition with its place. */
export function testsIn(condition: Condition, place: string): readonly { test: Test; place: string }[] {
  if ('not' in condition) return testsIn(condition.not, `${place}.not`)
  if ('signal' in condition) return [{ test: condition, place }]
  const key = 'all' in condition ? 'all' : 'any'
  const parts = 'all' in condition ? condition.all : condition.any
  return parts.flatMap((part, index) => testsIn(part, `${place}.${key}[${index}]`))
}

/** What a test asks about, whatever it compares it with. */
export function subjectOf(test: Test): string {
  const { op: _op, value: _value, ...subject } = test
  return JSON.stringify(Object.entries(subject).sort(([a], [b]) => (a < b ? -1 : 1)))
}
