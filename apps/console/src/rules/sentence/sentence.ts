import type { Condition, Rule, Test } from '@beckon/rules'
import { actionsPhrase } from './action-phrase.ts'
import { capital, listed, type Phrase, plain, say, spanOf } from './phrase.ts'
import { clauseOf, leadOf, type Names } from './test-phrase.ts'

/** A rule as one sentence: where, when, under which conditions, and what is shown then. */
export function sentenceOf(rule: Pick<Rule, 'when' | 'do' | 'variants'>, names: Names): Phrase {
  const before = whenPhrase(rule.when, names)
  const shown = (rule.variants?.length ? rule.variants : [rule]).map(each => actionsPhrase(each.do ?? rule.do, names))
  const different = shown.filter((phrase, at) => shown.findIndex(other => plain(other) === plain(phrase)) === at)
  const shows = listed(different, 'or')
  return capital(before.length > 0 ? say`${before}, ${shows}.` : say`on any page, ${shows}.`)
}

function whenPhrase(when: Condition | undefined, names: Names): Phrase {
  if (!when) return []
  const together = 'all' in when ? when.all : [when]
  const leads = together.map(each => (isTest(each) ? leadOf(each) : undefined))
  const of = (kind: 'place' | 'time') => leads.flatMap(lead => (lead?.kind === kind ? [lead.phrase] : []))
  const rest = together.filter((_, at) => !leads[at])
  const places = of('place')
  // One page cannot be two: what asks for both reads as a condition.
  const [place, ...furtherPlaces] = places
  const conditions = [
    ...furtherPlaces.map(phrase => say`it is ${phrase}`),
    ...rest.map(each => conditionPhrase(each, names, rest.length > 1)),
  ]
  const heads = [...(place ? [place] : []), ...of('time')]
  const ifs = conditions.length > 0 ? [say`if ${listed(conditions, 'and')}`] : []
  return [...heads, ...ifs].flatMap((phrase, at) => (at === 0 ? phrase : [', ', ...phrase]))
}

const isTest = (condition: Condition): condition is Test => 'signal' in condition

/** A condition after an `if`, in brackets of words where it stands beside others. */
export function conditionPhrase(condition: Condition, names: Names, isBesideOthers = false): Phrase {
  if (isTest(condition)) return clauseOf(condition, names)
  if ('not' in condition) return notPhrase(condition.not, names)
  const isAll = 'all' in condition
  const inner = isAll ? condition.all : condition.any
  if (inner.length === 0) return [isAll ? 'always' : 'never']
  const phrases = inner.map(each => conditionPhrase(each, names, inner.length > 1))
  const said = listed(phrases, isAll ? 'and' : 'or')
  if (!isBesideOthers || inner.length === 1) return said
  return isAll ? say`(${said})` : say`either ${said}`
}

function notPhrase(inner: Condition, names: Names): Phrase {
  if (isTest(inner) && inner.op === 'exists') return clauseOf({ ...inner, value: inner.value === false }, names)
  if (isTest(inner) && inner.op === '=') return clauseOf({ ...inner, op: '!=' }, names)
  return say`not ${conditionPhrase(inner, names, true)}`
}

/** How often and for whom, in short pieces. */
export function limitsOf({ limits = {}, holdOut = 0, variants = [] }: Rule): string[] {
  const { once = 'visit', times = 1, coolDown, expires, from, until } = limits
  const period = { page: 'page', visit: 'visit', visitor: 'visitor' }[once]
  return [
    times === 1 ? `once per ${period}` : `at most ${times} times per ${period}`,
    ...(expires === undefined ? [] : [`goes away after ${spanOf(expires)}`]),
    ...(coolDown ? [`quiet for ${spanOf(coolDown)} after a dismissal`] : []),
    ...(from ? [`from ${from.slice(0, 10)}`] : []),
    ...(until ? [`until ${until.slice(0, 10)}`] : []),
    ...(variants.length > 0 ? [`${variants.length} variants`] : []),
    ...(holdOut > 0 ? [`${Math.round(holdOut * 1000) / 10} % of visitors never see it, to compare`] : []),
  ]
}
