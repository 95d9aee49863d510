import type { RuleFile } from '@beckon/rules'

/**
 * Whether a file has the shape that the form walks through. It may come from another version of the relay, or of this page: what stands in its fields is for
 * the lint to judge, and what is unknown is kept.
 */
export function isRuleFile(value: unknown): value is RuleFile {
  if (!isObject(value)) return false
  const { settings = {}, rules } = value
  return isObject(settings) && isHours(settings.hours) && isOptional(settings.holidays, isList) && all(rules, isRule)
}

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown) => typeof value === 'string'
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isOptional = (value: unknown, fits: (value: unknown) => boolean) => value === undefined || fits(value)
const all = (value: unknown, fits: (value: unknown) => boolean): boolean => isList(value) && value.every(fits)

const isHours = (value: unknown) => isOptional(value, week => isObject(week) && Object.values(week).every(isList))

function isRule(value: unknown): boolean {
  if (!isObject(value)) return false
  const { id, name, when, limits, variants } = value
  return (
    isText(id) &&
    isOptional(name, isText) &&
    isOptional(when, isCondition) &&
    all(value.do, isAction) &&
    isOptional(limits, isObject) &&
    isOptional(variants, isVariants)
  )
}

function isCondition(value: unknown): boolean {
  if (!isObject(value)) return false
  if ('not' in value) return isCondition(value.not)
  if ('all' in value) return all(value.all, isCondition)
  if ('any' in value) return all(value.any, isCondition)
  return isText(value.signal) && isOptional(value.where, where => all(where, isObject))
}

const isAction = (value: unknown): boolean =>
  isObject(value) &&
  isText(value.action) &&
  isOptional(value.text, isText) &&
  (value.action !== 'replies' || all(value.options, isObject))

const isVariants = (value: unknown): boolean =>
  all(value, variant => isObject(variant) && isText(variant.id) && isOptional(variant.do, does => all(does, isAction)))
