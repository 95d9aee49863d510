import { checkFields, checkList, checkNumber, checkText, type Fields, type Report, within } from './check.ts'
import { reservedSignals, type SignalType, signals } from './signals.ts'

/** Limits of one rule's conditions, so that a decision stays cheap in every browser. */
export const maxDepth = 8
export const maxConditions = 50
export const maxListValues = 200
export const maxTextLength = 500
export const maxWithinSeconds = 86_400 * 30

const nests = ['all', 'any', 'not']

/** Reports every problem of a condition; `askedRules` collects the places that name another rule. */
export function checkCondition(
  value: unknown,
  place: string,
  report: Report,
  askedRules: Map<string, unknown>,
  depth = 1,
): undefined {
  if (depth > maxDepth) return report('too-deep', place, `at most ${maxDepth} levels of all, any and not`)
  const nest = nests.find(key => typeof value === 'object' && value !== null && key in value)
  if (!nest) return checkTest(value, place, report, askedRules)
  const inner = checkFields(value, [nest], place, report)?.[nest]
  const innerPlace = within(place, nest)
  if (nest === 'not') return checkCondition(inner, innerPlace, report, askedRules, depth + 1)
  checkList(inner, maxConditions, innerPlace, report).forEach((each, index) => {
    checkCondition(each, within(innerPlace, index), report, askedRules, depth + 1)
  })
}

const testFields = ['signal', 'op', 'value', 'name', 'id', 'within', 'department', 'selector', 'where', 'zone']

function checkTest(value: unknown, place: string, report: Report, askedRules: Map<string, unknown>): undefined {
  const test = checkFields(value, testFields, place, report)
  if (!test) return
  const type = checkSignal(test.signal, within(place, 'signal'), report)
  if (!type) return
  checkParameters(test, type, place, report)
  if (test.signal === 'rule') askedRules.set(within(place, 'id'), test.id)
  checkOperator(test, type, place, report)
}

function checkSignal(name: unknown, place: string, report: Report): SignalType | undefined {
  if (!checkText(name, maxTextLength, place, report)) return undefined
  if (Object.hasOwn(signals, name)) return signals[name as keyof typeof signals]
  if ((reservedSignals as readonly string[]).includes(name))
    report('reserved-signal', place, `"${name}" is not available yet`)
  else report('unknown-signal', place, `there is no signal "${name}"`)
  return undefined
}

function checkParameters(test: Fields, { takes = [] }: SignalType, place: string, report: Report): undefined {
  for (const key of testFields.slice(3)) {
    const needed = takes.includes(`${key}!`)
    if (test[key] === undefined && !needed) continue
    const keyPlace = within(place, key)
    if (!needed && !takes.includes(key)) report('unknown-field', keyPlace, `${test.signal} takes no "${key}"`)
    else if (key === 'within') checkNumber(test[key], { least: 1, most: maxWithinSeconds }, keyPlace, report)
    else checkText(test[key], maxTextLength, keyPlace, report)
  }
}

type Operand = 'one' | 'two' | 'many' | 'one-or-many' | 'flag'

/** What each operator compares, and what value it takes. */
const operators: Record<string, { on: readonly SignalType['type'][]; takes: Operand }> = {
  '=': { on: ['text', 'number', 'boolean', 'choice', 'any'], takes: 'one' },
  '!=': { on: ['text', 'number', 'boolean', 'choice', 'any'], takes: 'one' },
  '<': { on: ['number', 'any'], takes: 'one' },
  '<=': { on: ['number', 'any'], takes: 'one' },
  '>': { on: ['number', 'any'], takes: 'one' },
  '>=': { on: ['number', 'any'], takes: 'one' },
  between: { on: ['number', 'any'], takes: 'two' },
  in: { on: ['text', 'number', 'choice', 'any'], takes: 'many' },
  'not-in': { on: ['text', 'number', 'choice', 'any'], takes: 'many' },
  contains: { on: ['text', 'any'], takes: 'one-or-many' },
  'not-contains': { on: ['text', 'any'], takes: 'one-or-many' },
  'starts-with': { on: ['text', 'any'], takes: 'one-or-many' },
  'ends-with': { on: ['text', 'any'], takes: 'one-or-many' },
  glob: { on: ['text', 'any'], takes: 'one-or-many' },
  exists: { on: ['text', 'number', 'boolean', 'choice', 'any'], takes: 'flag' },
}

function checkOperator({ signal, op, value }: Fields, type: SignalType, place: string, report: Report): undefined {
  const opPlace = within(place, 'op')
  if (!checkText(op, maxTextLength, opPlace, report)) return
  const operator = Object.hasOwn(operators, op) ? operators[op] : undefined
  if (!operator) return report('unknown-operator', opPlace, `one of: ${Object.keys(operators).join(' ')}`)
  // The text of a query parameter may be a number, and is compared as one.
  const kind = signal === 'page.query' ? 'any' : type.type
  if (!operator.on.includes(kind)) return report('wrong-operator', opPlace, `"${op}" does not compare ${signal}`)
  const valuePlace = within(place, 'value')
  if (operator.takes === 'flag') {
    if (value !== undefined && typeof value !== 'boolean') report('wrong-type', valuePlace, 'true, false or nothing')
    return
  }
  if (value === undefined) return report('missing', valuePlace, `"${op}" needs a value`)
  checkOperand(value, operator.takes, kind === 'any' ? { type: 'any' } : type, valuePlace, report)
}

function checkOperand(value: unknown, takes: Operand, type: SignalType, place: string, report: Report): undefined {
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

function checkScalar(value: unknown, { type, of }: SignalType, place: string, report: Report): undefined {
  const kind = typeof value
  if (of) return of.includes(String(value)) ? undefined : report('wrong-value', place, `one of: ${of.join(', ')}`)
  if (type === 'text' ? kind !== 'string' : type === 'any' ? !/^(string|number|boolean)$/.test(kind) : kind !== type)
    return report('wrong-type', place, type === 'any' ? 'a text, number, true or false' : `a ${type} belongs here`)
  if (typeof value === 'string' && value.length > maxTextLength)
    report('out-of-range', place, `at most ${maxTextLength} characters`)
}
