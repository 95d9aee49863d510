import type { Scalar, Test } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'
import { matchesGlob } from './glob.ts'
import { list } from './list.ts'

/** The verdict of one test on the value it saw; undefined is unknown: a missing value, or types that do not compare. */
export function compare({ op, value }: Comparison, saw: Value | undefined): boolean | undefined {
  const missing = saw === undefined || saw === null
  if (op === 'exists') return missing === (value === false)
  if (missing) return undefined
  const plain = unnegated(op)
  if (plain !== op) {
    const verdict = compare({ op: plain, value: value as Scalar }, saw)
    return verdict === undefined ? undefined : !verdict
  }
  const holds = op === 'contains' && Array.isArray(saw) ? equal : holdsBy[op]
  // Mostly one value against one: no lists have to be made for that.
  if (typeof saw !== 'object' && typeof value !== 'object') return holds?.(saw, value as Scalar)
  return holds && someOf(list(saw), list(value), holds)
}

/** What a negation negates; any other operator as it is. */
export function unnegated(op: Test['op']): Test['op'] {
  return op.replace(/^(!|not-)/, '') as Test['op']
}

/** A test, or what one asks of a field of a tracked event. */
export type Comparison = Pick<Test, 'op' | 'value' | 'as'> & {
  readonly signal?: string
  readonly name?: string | undefined
  readonly except?: Test['except'] | undefined
}

/** Whether a value fits one of what is wanted, or all of it where that is a range. */
type Holds = (seen: Scalar, want: Scalar, all?: readonly Scalar[]) => boolean | undefined

/** True if any pair holds; unknown if none does and not even one could be compared. */
function someOf(seen: readonly Scalar[], wanted: readonly Scalar[], holds: Holds): boolean | undefined {
  let verdict = seen.length > 0 ? undefined : false
  for (const a of seen) {
    for (const b of wanted) {
      const held = holds(a, b, wanted)
      if (held) return true
      verdict ??= held
    }
  }
  return verdict
}

const equal = typed((seen, want) => seen === want)

const holdsBy: Readonly<Record<string, Holds>> = {
  '=': equal,
  in: equal,
  '<': typed((seen, want) => seen < want),
  '<=': typed((seen, want) => seen <= want),
  '>': typed((seen, want) => seen > want),
  '>=': typed((seen, want) => seen >= want),
  between: typed((seen, _, [low, high] = []) => seen >= (low as Scalar) && seen <= (high as Scalar)),
  contains: textual((seen, want) => seen.includes(want)),
  'starts-with': textual((seen, want) => seen.startsWith(want)),
  'ends-with': textual((seen, want) => seen.endsWith(want)),
  glob: textual((seen, want) => matchesGlob(want, seen)),
}

function textual(holds: (seen: string, want: string) => boolean): Holds {
  return (seen, want) => (typeof seen === 'string' && typeof want === 'string' ? holds(seen, want) : undefined)
}

/** Text that reads as a number is one where a number is asked for: query parameters are always text. */
function typed(holds: (...asked: Parameters<Holds>) => boolean): Holds {
  return (seen, want, all) => {
    const value = typeof want === 'number' && typeof seen === 'string' && seen.trim() ? Number(seen) : seen
    return typeof value === typeof want && !Number.isNaN(value) ? holds(value, want, all) : undefined
  }
}
