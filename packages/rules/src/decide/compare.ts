import type { Scalar, Test } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'
import { matchesGlob } from './glob.ts'

/** The verdict of one test on the value it saw; undefined is unknown: a missing value, or types that do not compare. */
export function compare({ op, value }: Pick<Test, 'op' | 'value'>, saw: Value | undefined): boolean | undefined {
  const missing = saw === undefined || saw === null
  if (op === 'exists') return missing === (value === false)
  if (missing || value === undefined) return undefined
  const wanted: readonly Scalar[] = Array.isArray(value) ? value : [value]
  const some = (holds: (seen: Scalar, want: Scalar) => boolean | undefined) => someOf(list(saw), wanted, holds)
  switch (op) {
    case '=':
    case 'in':
      return some(equal)
    case '!=':
    case 'not-in':
      return negate(some(equal))
    case '<':
      return some((a, b) => ordered(a, b, (x, y) => x < y))
    case '<=':
      return some((a, b) => ordered(a, b, (x, y) => x <= y))
    case '>':
      return some((a, b) => ordered(a, b, (x, y) => x > y))
    case '>=':
      return some((a, b) => ordered(a, b, (x, y) => x >= y))
    case 'between': {
      const [low, high] = wanted
      if (low === undefined || high === undefined || Array.isArray(saw)) return undefined
      const above = compare({ op: '>=', value: low }, saw)
      const below = compare({ op: '<=', value: high }, saw)
      return above === undefined || below === undefined ? undefined : above && below
    }
    case 'contains':
      return contains(saw, wanted)
    case 'not-contains':
      return negate(contains(saw, wanted))
    case 'starts-with':
      return some(textual((a, b) => a.startsWith(b)))
    case 'ends-with':
      return some(textual((a, b) => a.endsWith(b)))
    case 'glob':
      return some(textual((a, b) => matchesGlob(b, a)))
    default:
      return undefined
  }
}

type Holds = (seen: Scalar, want: Scalar) => boolean | undefined

/** True if any pair holds; unknown if none does and not even one could be compared. */
function someOf(seen: readonly Scalar[], wanted: readonly Scalar[], holds: Holds): boolean | undefined {
  const verdicts = seen.flatMap(a => wanted.map(b => holds(a, b)))
  if (verdicts.includes(true)) return true
  return verdicts.length > 0 && verdicts.every(verdict => verdict === undefined) ? undefined : false
}

function contains(saw: Value, wanted: readonly Scalar[]): boolean | undefined {
  if (Array.isArray(saw)) return someOf(saw, wanted, equal)
  return someOf(
    list(saw),
    wanted,
    textual((a, b) => a.includes(b)),
  )
}

const equal: Holds = (seen, want) => ordered(seen, want, (a, b) => a === b)

function textual(holds: (seen: string, want: string) => boolean): Holds {
  return (seen, want) => (typeof seen === 'string' && typeof want === 'string' ? holds(seen, want) : undefined)
}

/** Text that reads as a number is one where a number is asked for: query parameters are always text. */
function ordered(seen: Scalar, want: Scalar, holds: (a: Scalar, b: Scalar) => boolean): boolean | undefined {
  const value = typeof want === 'number' && typeof seen === 'string' && seen.trim() ? Number(seen) : seen
  return typeof value === typeof want && !Number.isNaN(value) ? holds(value, want) : undefined
}

function list(value: Value): readonly Scalar[] {
  return Array.isArray(value) ? value : [value as Scalar]
}

function negate(verdict: boolean | undefined): boolean | undefined {
  return verdict === undefined ? undefined : !verdict
}
