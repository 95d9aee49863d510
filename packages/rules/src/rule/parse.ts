import { followedSeconds } from '../measure/goal.ts'
import {
  checkChoice,
  checkFields,
  checkList,
  checkNumber,
  checkText,
  type Fields,
  type Problem,
  type Report,
  within,
} from './check.ts'
import { checkActions, maxIdLength } from './parse-action.ts'
import { checkCondition, maxTextLength } from './parse-condition.ts'
import { checkHours } from './parse-hours.ts'
import type { RuleFile } from './rule.ts'

export const maxRules = 200
export const maxVariants = 10
export const maxTimes = 100
/** Ten years: longer is a mistake in the unit. */
export const maxSeconds = 315_360_000

export type ParsedRules =
  | { readonly ok: true; readonly rules: RuleFile }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a rule file from its text or its parsed JSON: the typed file, or every problem with its place. */
export function parseRules(json: unknown): ParsedRules {
  const problems: Problem[] = []
  const report: Report = (code, place, message) => {
    problems.push({ code, place, message })
    return undefined
  }
  const value = typeof json === 'string' ? readJson(json, report) : json
  if (problems.length === 0) checkFile(value, report)
  return problems.length === 0 ? { ok: true, rules: value as RuleFile } : { ok: false, problems }
}

function readJson(text: string, report: Report): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return report('not-json', '', (error as Error).message)
  }
}

function checkFile(value: unknown, report: Report): void {
  const file = checkFields(value, ['version', 'settings', 'rules'], '', report)
  if (!file) return
  checkNumber(file.version, { least: 1, most: Number.MAX_SAFE_INTEGER, whole: true }, 'version', report)
  if (file.settings !== undefined) checkSettings(file.settings, report)
  const ids = new Set<unknown>()
  const askedRules = new Map<string, unknown>()
  checkList(file.rules, maxRules, 'rules', report).forEach((each, index) => {
    const place = within('rules', index)
    const rule = checkFields(each, ruleFields, place, report)
    if (!rule) return
    if (ids.has(rule.id)) report('duplicate-id', within(place, 'id'), `another rule is called "${rule.id}"`)
    ids.add(rule.id)
    checkRule(rule, place, report, askedRules)
  })
  for (const [place, id] of askedRules) {
    if (typeof id === 'string' && !ids.has(id)) report('unknown-rule', place, `there is no rule "${id}"`)
  }
}

function checkSettings(value: unknown, report: Report): void {
  const settings = checkFields(
    value,
    ['enabled', 'gap', 'budget', 'zone', 'hours', 'holidays', 'storage'],
    'settings',
    report,
  )
  if (!settings) return
  checkChoice(settings.enabled, [true, false], 'settings.enabled', report)
  checkNumber(settings.gap, { least: 0, most: maxSeconds }, 'settings.gap', report)
  checkNumber(settings.budget, { least: 1, most: 100, whole: true }, 'settings.budget', report)
  checkChoice(settings.storage, ['none', 'session', 'visitor'], 'settings.storage', report)
  if (settings.zone !== undefined && !isZone(settings.zone))
    report('bad-zone', 'settings.zone', 'a time zone such as Europe/Vienna')
  checkHours(settings, report)
}

const ruleFields = ['id', 'name', 'enabled', 'priority', 'when', 'do', 'limits', 'holdOut', 'variants', 'goal']

function checkRule(rule: Fields, place: string, report: Report, askedRules: Map<string, unknown>): void {
  checkText(rule.id, maxIdLength, within(place, 'id'), report)
  if (rule.name !== undefined) checkText(rule.name, 200, within(place, 'name'), report)
  checkChoice(rule.enabled, [true, false], within(place, 'enabled'), report)
  checkNumber(rule.priority, { least: -1_000_000, most: 1_000_000 }, within(place, 'priority'), report)
  if (rule.when !== undefined) checkCondition(rule.when, within(place, 'when'), report, askedRules)
  checkActions(rule.do, within(place, 'do'), report)
  if (rule.limits !== undefined) checkLimits(rule.limits, within(place, 'limits'), report)
  checkNumber(rule.holdOut, { least: 0, most: 1 }, within(place, 'holdOut'), report)
  if (rule.variants !== undefined) checkVariants(rule.variants, within(place, 'variants'), report)
  if (rule.goal !== undefined) checkGoal(rule.goal, within(place, 'goal'), report)
}

function checkGoal(value: unknown, place: string, report: Report): void {
  const goal = checkFields(value, ['event', 'within'], place, report)
  if (!goal) return
  checkText(goal.event, maxTextLength, within(place, 'event'), report)
  checkNumber(goal.within, { least: 1, most: followedSeconds }, within(place, 'within'), report)
}

function checkLimits(value: unknown, place: string, report: Report): void {
  const limits = checkFields(value, ['once', 'times', 'coolDown', 'expires', 'from', 'until'], place, report)
  if (!limits) return
  checkChoice(limits.once, ['page', 'visit', 'visitor'], within(place, 'once'), report)
  checkNumber(limits.times, { least: 1, most: maxTimes, whole: true }, within(place, 'times'), report)
  checkNumber(limits.coolDown, { least: 0, most: maxSeconds }, within(place, 'coolDown'), report)
  checkNumber(limits.expires, { least: 1, most: maxSeconds }, within(place, 'expires'), report)
  for (const key of ['from', 'until']) {
    if (limits[key] !== undefined && !isDate(limits[key]))
      report('bad-date', within(place, key), 'a date such as 2026-11-01, or a moment such as 2026-11-01T08:00:00Z')
  }
}

function checkVariants(value: unknown, place: string, report: Report): void {
  const ids = new Set<unknown>()
  const weights = checkList(value, maxVariants, place, report).map((each, index) => {
    const variantPlace = within(place, index)
    const variant = checkFields(each, ['id', 'weight', 'do'], variantPlace, report)
    if (!variant) return 0
    checkText(variant.id, maxIdLength, within(variantPlace, 'id'), report)
    if (ids.has(variant.id)) report('duplicate-id', within(variantPlace, 'id'), 'another variant has this id')
    ids.add(variant.id)
    if (variant.weight === undefined) report('missing', within(variantPlace, 'weight'), 'a number belongs here')
    checkNumber(variant.weight, { least: 0, most: 1_000_000 }, within(variantPlace, 'weight'), report)
    if (variant.do !== undefined) checkActions(variant.do, within(variantPlace, 'do'), report)
    return Number(variant.weight)
  })
  if (weights.length > 0 && weights.every(weight => weight === 0))
    report('out-of-range', place, 'one weight must be above 0')
}

function isZone(zone: unknown): boolean {
  try {
    return typeof zone === 'string' && !!new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return false
  }
}

function isDate(date: unknown): boolean {
  const shape = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/
  if (typeof date !== 'string' || !shape.test(date) || Number.isNaN(Date.parse(date))) return false
  // Date.parse takes 30 February for 2 March.
  const day = date.slice(0, 10)
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}
