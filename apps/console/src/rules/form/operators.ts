import { type Operator, parseRules, type Scalar, signals, type Test } from '@beckon/rules'
import { operatorWords } from '../sentence/signal-words.ts'

export type SignalKind = { type: string; of?: readonly string[]; takes?: readonly string[] }

/** Of what kind a signal is; text where this page does not know it. */
export const kindOf = (signal: string): SignalKind =>
  (signals as Readonly<Record<string, SignalKind>>)[signal] ?? { type: 'text' }

const known = new Map<string, readonly Operator[]>()

/** The operators that fit a signal, as `parseRules` judges: there is one table of them, and it is not here. */
export function operatorsOf(signal: string): readonly Operator[] {
  const found = known.get(signal) ?? (Object.keys(operatorWords) as Operator[]).filter(op => fits(signal, op))
  known.set(signal, found)
  return found
}

function fits(signal: string, op: Operator): boolean {
  const parsed = parseRules({ rules: [{ id: 'probe', do: [], when: { signal, op } }] })
  return parsed.ok || !parsed.problems.some(({ code }) => code === 'wrong-operator' || code === 'unknown-operator')
}

export type Operand = 'one' | 'two' | 'list' | 'one-or-list' | 'flag'

const operands: Readonly<Record<string, Operand>> = {
  between: 'two',
  in: 'list',
  'not-in': 'list',
  funnel: 'list',
  contains: 'one-or-list',
  'not-contains': 'one-or-list',
  'starts-with': 'one-or-list',
  'ends-with': 'one-or-list',
  glob: 'one-or-list',
  exists: 'flag',
}

export const operandOf = (op: string): Operand => operands[op] ?? 'one'

/** The value as another operator wants it, as much of it as fits. */
export function valueFor(op: string, value: Test['value'], signal: string): Test['value'] {
  const all = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as Scalar[]
  const fresh = firstValue(signal)
  switch (operandOf(op)) {
    case 'flag':
      return true
    case 'two':
      return [all[0] ?? fresh, all[1] ?? all[0] ?? fresh]
    case 'list':
      return all.length > 0 ? all : [fresh]
    case 'one-or-list':
      return all.length === 1 ? (all[0] as Scalar) : all.length > 1 ? all : fresh
    default:
      return all[0] ?? fresh
  }
}

/** A condition on a signal to begin with: one that already means something. */
export function newTest(signal: string): Test {
  const { takes = [] } = kindOf(signal)
  const offered = operatorsOf(signal)
  const op = (firstOperators[signal] ?? preferred.find(each => offered.includes(each)) ?? '=') as Operator
  return {
    signal,
    op,
    value: valueFor(op, firstValue(signal), signal),
    ...(takes.includes('name!') && { name: '' }),
    ...(takes.includes('id!') && { id: '' }),
    ...(takes.includes('selector!') && { selector: '' }),
  } as Test
}

const firstOperators: Readonly<Record<string, string>> = {
  'page.path': 'glob',
  'page.title': 'contains',
  'page.visited': 'contains',
  'visitor.language': 'starts-with',
  'visitor.attribute': '=',
  'desk.waiting': '<=',
  'clock.time': 'between',
  'clock.weekday': 'in',
}
const preferred: readonly Operator[] = ['>=', '=', 'contains', 'in', 'between', 'exists']

const firstValues: Readonly<Record<string, Scalar>> = {
  'page.path': '/',
  'page.count': 3,
  'time.onPage': 30,
  'time.onSite': 60,
  'time.engagedOnPage': 30,
  'time.engagedOnSite': 60,
  'time.idle': 20,
  'scroll.depth': 50,
  'visitor.visits': 2,
  'visitor.language': 'en',
  'chat.waiting': 90,
  'clock.time': '09:00',
  'clock.weekday': 'mon',
  'desk.waiting': 3,
}

export function firstValue(signal: string): Scalar {
  const { type, of } = kindOf(signal)
  return firstValues[signal] ?? of?.[0] ?? (type === 'boolean' ? true : type === 'number' ? 1 : '')
}
