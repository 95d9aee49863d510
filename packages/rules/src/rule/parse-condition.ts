import {
  checkChoice,
  checkFields,
  checkList,
  checkNumber,
  checkText,
  type Fields,
  type Report,
  within,
} from './check.ts'
import { checkOperand, checkOperator } from './parse-operator.ts'
import { type SignalType, signals } from './signals.ts'

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

const parameters = ['name', 'id', 'within', 'department', 'selector', 'where', 'zone', 'as', 'except']
const testFields = ['signal', 'op', 'value', ...parameters]

function checkTest(value: unknown, place: string, report: Report, askedRules: Map<string, unknown>): undefined {
  const test = checkFields(value, testFields, place, report)
  if (!test) return
  const type = checkSignal(test.signal, within(place, 'signal'), report)
  if (!type) return
  checkParameters(test, type, place, report)
  if (test.signal === 'rule') askedRules.set(within(place, 'id'), test.id)
  // The text of a query parameter may be a number, and is compared as one.
  checkOperator(test, test.signal === 'page.query' ? { type: 'any' } : type, place, report)
}

function checkSignal(name: unknown, place: string, report: Report): SignalType | undefined {
  if (!checkText(name, maxTextLength, place, report)) return undefined
  if (Object.hasOwn(signals, name)) return signals[name as keyof typeof signals]
  return report('unknown-signal', place, `there is no signal "${name}"`)
}

function checkParameters(test: Fields, { takes = [] }: SignalType, place: string, report: Report): undefined {
  for (const key of parameters) {
    const needed = takes.includes(`${key}!`)
    const value = test[key]
    if (value === undefined && !needed) continue
    const keyPlace = within(place, key)
    if (!needed && !takes.includes(key)) report('unknown-field', keyPlace, `${test.signal} takes no "${key}"`)
    else if (key === 'within') checkNumber(value, { least: 1, most: maxWithinSeconds }, keyPlace, report)
    else if (key === 'zone') checkChoice(value, ['site', 'visitor'], keyPlace, report)
    else if (key === 'as') checkChoice(value, meanings, keyPlace, report)
    else if (key === 'except') checkExcept(test, keyPlace, report)
    else if (key === 'where') checkWhere(value, keyPlace, report)
    else checkText(value, maxTextLength, keyPlace, report)
  }
}

const meanings = ['date', 'age', 'version']

function checkExcept({ op, except }: Fields, place: string, report: Report): undefined {
  if (op === 'funnel' || op === 'exists') return report('wrong-operator', place, `"${op}" takes no exceptions`)
  checkOperand(except, 'one-or-many', { type: 'text' }, place, report)
}

function checkWhere(value: unknown, place: string, report: Report): undefined {
  checkList(value, maxConditions, place, report).forEach((each, index) => {
    const fieldPlace = within(place, index)
    const field = checkFields(each, ['name', 'op', 'value', 'as'], fieldPlace, report)
    if (!field) return
    checkText(field.name, maxTextLength, within(fieldPlace, 'name'), report)
    checkChoice(field.as, ['version'], within(fieldPlace, 'as'), report)
    checkOperator(field, { type: 'any' }, fieldPlace, report)
  })
}
