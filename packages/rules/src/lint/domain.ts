import type { Scalar, Test } from '../rule/rule.ts'
import { type SignalType, signals } from '../rule/signals.ts'
import type { Value } from '../session/event.ts'
import { compareMore as compare } from '../supplement/compare.ts'
import { type Demand, subjectOf } from './demand.ts'

/**
 * Whether some state of the visit meets all demands. Subjects are taken to be independent of one another. True when in
 * doubt: what is said to be impossible is.
 */
export function canMeet(demands: readonly Demand[]): boolean {
  const bySubject = Map.groupBy(demands, ({ test }) => subjectOf(test))
  return [...bySubject.values()].every(canMeetOne)
}

/** Every value worth trying for what these tests ask about; undefined when they are too many to list. */
export function valuesFor(tests: readonly Test[]): readonly (Value | undefined)[] | undefined {
  const [test] = tests
  if (!test) return []
  const { type, of }: SignalType = signals[test.signal]
  const bounds = tests.flatMap(({ value }) => [value].flat()).filter(bound => bound !== undefined)
  switch (type) {
    case 'boolean':
      return [true, false, undefined]
    case 'choice':
      return [...(of ?? []), undefined]
    case 'number':
      return [...numbers(test.signal, bounds), undefined]
    default:
      return undefined
  }
}

function canMeetOne(demands: readonly Demand[]): boolean {
  const tests = demands.map(({ test }) => test)
  const values = valuesFor(tests) ?? exactly(demands)
  if (!values) return !ends.some(end => clash(demands, end))
  return values.some(value => demands.every(({ test, wanted }) => compare(test, value) === wanted))
}

/** Where one demand names the only values that meet it, these are all that have to be tried. */
function exactly(demands: readonly Demand[]): readonly (Value | undefined)[] | undefined {
  const exact = demands.find(({ test: { op }, wanted }) =>
    wanted ? op === '=' || op === 'in' : op === '!=' || op === 'not-in',
  )
  if (exact) return [exact.test.value].flat()
  const isMissing = demands.some(({ test: { op, value }, wanted }) => op === 'exists' && wanted === (value === false))
  return isMissing ? [undefined] : undefined
}

const ends = [
  { op: 'starts-with', part: (text: string) => text, fits: (a: string, b: string) => a.startsWith(b) },
  { op: 'ends-with', part: (text: string) => text, fits: (a: string, b: string) => a.endsWith(b) },
  { op: 'glob', part: (text: string) => text.replace(/\/?\*.*/s, ''), fits: (a: string, b: string) => a.startsWith(b) },
] as const

/** Whether two demands want beginnings, or ends, of which neither is part of the other. */
function clash(demands: readonly Demand[], { op, part, fits }: (typeof ends)[number]): boolean {
  const wanted = demands
    .filter(demand => demand.test.op === op && demand.wanted)
    .map(({ test: { value } }) => [value].flat().map(text => part(String(text))))
  return wanted.some((some, index) =>
    wanted.slice(index + 1).some(others => !some.some(a => others.some(b => fits(a, b) || fits(b, a)))),
  )
}

const whole = /count|visits|free|waiting|clicks|clicked|event/

/** The bounds, what lies just beside them, and the ends of what the signal can be. */
function numbers(signal: string, bounds: readonly Scalar[]): number[] {
  const step = whole.test(signal) && !signal.startsWith('chat.w') ? 1 : 0.001
  const least = /page\.count|visitor\.visits/.test(signal) ? 1 : 0
  const most = signal === 'scroll.depth' ? 100 : 1e12
  const near = bounds
    .map(Number)
    .flatMap(bound => [Math.floor(bound), Math.ceil(bound), bound - step, bound, bound + step])
  const all = [least, most, ...near].filter(value => value >= least && value <= most)
  return step === 1 ? all.filter(Number.isInteger) : all
}
