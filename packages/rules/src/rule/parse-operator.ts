import { checkList, checkText, type Fields, type Report, within } from './check.ts'
import { maxListValues, maxTextLength } from './parse-condition.ts'
import type { SignalType } from './signals.ts'

type Type = SignalType['type']
export type Operand = 'one' | 'two' | 'many' | 'one-or-many' | 'flag'

const ordered: readonly Type[] = ['number', 'any', 'time', 'date']
const listed: readonly Type[] = ['text', 'number', 'choice', 'any', 'date']
const textual: readonly Type[] = ['text', 'any']
const all: readonly Type[] = ['text', 'number', 'boolean', 'choice', 'any', 'date', 'pages', 'time']

/** What each operator compares, and what value it takes. */
const operators: Record<string, { on: readonly Type[]; takes: Operand }> = {
  '=': { on: [...listed, 'boolean'], takes: 'one' },
  '!=': { on: [...listed, 'boolean'], takes: 'one' },
  '<': { on: ordered, takes: 'one' },
  '<=': { on: ordered, takes: 'one' },
  '>': { on: ordered, takes: 'one' },
  '>=': { on: ordered, takes: 'one' },
  between: { on: ordered, takes: 'two' },
  in: { on: listed, takes: 'many' },
  'not-in': { on: listed, takes: 'many' },
  contains: { on: [...textual, 'pages'], takes: 'one-or-many' },
  'not-contains': { on: [...textual, 'pages'], takes: 'one-or-many' },
  'starts-with': { on: textual, takes: 'one-or-many' },
  'ends-with': { on: textual, takes: 'one-or-many' },
  glob: { on: textual, takes: 'one-or-many' },
  exists: { on: all, takes: 'flag' },
  funnel: { on: ['pages'], takes: 'many' },
}

/** Reports an operator that does not compare this, or a value it does not take. */
export function checkOperator(
  { signal = 'this', op, value, as }: Fields,
  type: SignalType,
  place: string,
  report: Report,
): undefined {
  const opPlace = within(place, 'op')
  if (!checkText(op, maxTextLength, opPlace, report)) return
  const operator = Object.hasOwn(operators, op) ? operators[op] : undefined
  if (!operator) return report('unknown-operator', opPlace, `one of: ${Object.keys(operators).join(' ')}`)
  if (!operator.on.includes(type.type)) return report('wrong-operator', opPlace, `"${op}" does not compare ${signal}`)
  const valuePlace = within(place, 'value')
  if (operator.takes === 'flag') {
    if (value !== undefined && typeof value !== 'boolean') report('wrong-type', valuePlace, 'true, false or nothing')
    return
  }
  if (value === undefined) return report('missing', valuePlace, `"${op}" needs a value`)
  const meant: SignalType = as === 'age' ? { type: 'number' } : as === 'date' ? { type: 'date' } : type
  checkOperand(value, operator.takes, as === 'version' ? { type: 'text' } : meant, valuePlace, report)
  if (as === 'version' && [value].flat().some(one => !/^v?\d/.test(`${one}`)))
    report('wrong-value', valuePlace, 'a version such as 2.10.1')
}

export function checkOperand(
  value: unknown,
  takes: Operand,
  type: SignalType,
  place: string,
  report: Report,
): undefined {
  const isList = Array.isArray(value)
  if (isList !== (takes === 'two' || takes === 'many') && !(isList && takes === 'one-or-many'))
    return report('wrong-type', place, isList ? 'one value belongs here, not a list' : 'a list belongs here')
  if (takes === 'two' && isList && value.length !== 2) return report('wrong-value', place, 'two values: [least, most]')
  if (isList && value.length === 0) return report('wrong-value', place, 'a list of nothing never holds')
  const each = isList ? checkList(value, maxListValues, place, report) : [value]
  each.forEach((one, index) => {
    checkScalar(one, type, isList ? within(place, index) : place, report)
  })
}

/** What a text has to look like. */
const shapes: Partial<Record<Type, { shape: RegExp; told: string }>> = {
  time: { shape: /^([01]\d|2[0-3]):[0-5]\d$/, told: 'a time such as 09:30' },
  date: { shape: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, told: 'a date such as 2026-11-01' },
}

function checkScalar(value: unknown, { type, of }: SignalType, place: string, report: Report): undefined {
  const kind = typeof value
  if (of) return of.includes(String(value)) ? undefined : report('wrong-value', place, `one of: ${of.join(', ')}`)
  const wanted = type === 'number' || type === 'boolean' ? type : 'text'
  const fits =
    type === 'any'
      ? /^(string|number|boolean)$/.test(kind)
      : kind === wanted || (kind === 'string' && wanted === 'text')
  if (!fits)
    return report('wrong-type', place, type === 'any' ? 'a text, number, true or false' : `a ${wanted} belongs here`)
  if (typeof value !== 'string') return
  if (value.length > maxTextLength) report('out-of-range', place, `at most ${maxTextLength} characters`)
  const { shape, told = '' } = shapes[type] ?? {}
  if (shape && !shape.test(value)) report('wrong-value', place, told)
}
