import type { Scalar, Test } from '@beckon/rules'
import { listed, type Phrase, say, spanOf } from './phrase.ts'
import { choiceWords, operatorWords, wordsOf } from './signal-words.ts'

/** What a sentence may need to name what a rule refers to only by id. */
export type Names = { rule(id: string): string; answer(id: string): string }

/** A condition at the head of the sentence: `on /checkout`, `after 30 s of attention`. Undefined where it only reads well after an `if`. */
export function leadOf(test: Test): { kind: 'place' | 'time'; phrase: Phrase } | undefined {
  const { signal, op } = test
  if (signal === 'page.path' && ['=', 'in', 'glob', 'starts-with', 'contains'].includes(op))
    return { kind: 'place', phrase: say`on ${pagesOf(test)}${exceptOf(test)}` }
  const isReached = op === '>=' || op === '>'
  const spent = attention[signal]
  if (spent && isReached && typeof test.value === 'number')
    return { kind: 'time', phrase: say`after ${spanOf(test.value)}${[spent]}` }
  if (signal === 'scroll.depth' && isReached && typeof test.value === 'number')
    return { kind: 'time', phrase: say`once ${`${test.value} %`} of the page has been scrolled` }
  return undefined
}

const attention: Readonly<Record<string, string>> = {
  'time.engagedOnPage': ' of attention',
  'time.engagedOnSite': ' of attention in this visit',
  'time.onPage': ' on the page',
  'time.onSite': ' on the site',
  'time.idle': ' without a move',
  'chat.waiting': ' of waiting for a reply',
}

/** The condition as it reads after an `if`. */
export function clauseOf(test: Test, names: Names): Phrase {
  return say`${ownClause(test, names)}${exceptOf(test)}`
}

function ownClause(test: Test, names: Names): Phrase {
  const { signal, op, value } = test
  const element = elementClause(test) ?? visitedClause(test)
  if (element) return element
  const isYes = (op === '=' && value === true) || (op === '!=' && value === false)
  const isNo = (op === '=' && value === false) || (op === '!=' && value === true)
  const said = isYes || isNo ? flags[signal]?.[isYes ? 0 : 1] : undefined
  if (said && !test.department) return [said]
  if (signal === 'page.path' && op !== 'exists' && !op.startsWith('not') && op !== '!=')
    return say`the page is ${pagesOf(test)}`
  if (signal === 'desk.free' && op === '>=' && value === 1 && !test.department) return ['someone is free']
  if (signal === 'event') return eventClause(test)
  if (signal === 'rule') return say`the rule ${names.rule(test.id ?? '')} ${choiceVerb(test)} ${valuesOf(test)}`
  return say`${[subjectOf(test)]} ${[verbOf(test)]}${op === 'exists' ? [] : [' ', ...valuesOf(test)]}`
}

/** Fields that not every version of the rules has. */
type More = {
  except?: string | readonly string[]
  as?: string
  selector?: string
  where?: readonly FieldOf[]
  zone?: string
}
type FieldOf = Pick<Test, 'op' | 'value'> & { name: string }
const moreOf = (test: Test): More => test as More

function exceptOf(test: Test): Phrase {
  const pages = [moreOf(test).except ?? []].flat()
  return pages.length > 0 ? say` (but not ${pagesOf({ ...test, value: pages })})` : []
}

function elementClause(test: Test): Phrase | undefined {
  const { selector } = moreOf(test)
  if (selector === undefined) return undefined
  const called = selector || '…'
  const { signal, op, value } = test as { signal: string; op: string; value?: unknown }
  if (signal === 'form.abandoned') return say`the form ${called} was ${[value === false ? 'not ' : '']}begun and left`
  if (op !== '>=' || typeof value !== 'number') return undefined
  if (signal === 'element.visible') return say`${called} has been in view for ${spanOf(value)}`
  if (signal !== 'element.clicked') return undefined
  return value === 1 ? say`${called} was clicked` : say`${called} was clicked at least ${value} times`
}

function visitedClause(test: Test): Phrase | undefined {
  const { signal, op, value } = test as { signal: string; op: string; value?: unknown }
  if (signal !== 'page.visited' || op === 'exists') return undefined
  if (op === 'funnel') return say`the visitor went from ${listed(pagesIn(value), 'and then to')}`
  const been = op === 'not-contains' ? 'has not been' : 'has been'
  return say`the visitor ${[been]} on ${listed(pagesIn(value), 'or')}`
}

const pagesIn = (value: unknown): Phrase[] => [value].flat().map(page => pageOf('glob', String(page ?? '')))

function dataOf(test: Test): Phrase {
  const fields = moreOf(test).where ?? []
  if (fields.length === 0) return []
  const said = fields.map(({ name, op, value }) => {
    const values = valuesOf({ signal: 'event', op, value } as Test)
    return say`${name || '…'} ${[operatorWords[op] ?? op]} ${values}`
  })
  return say` (where ${listed(said, 'and')})`
}

const flags: Readonly<Record<string, readonly [string, string]>> = {
  'desk.online': ['someone is at the desk', 'nobody is at the desk'],
  'desk.open': ['the desk is open', 'the desk is closed'],
  'exit.intent': ['the visitor is about to leave', 'the visitor is not about to leave'],
  'visitor.identified': ['the visitor is signed in', 'the visitor is not signed in'],
}

const namedSignals: ReadonlySet<string> = new Set(['visitor.attribute', 'visitor.utm', 'page.query'])

function subjectOf({ signal, name, department }: Test): string {
  const { name: called } = wordsOf(signal)
  const low = called.charAt(0).toLowerCase() + called.slice(1)
  if (namedSignals.has(signal)) return `“${name || '…'}”`
  return department ? `${low} (${department})` : `the ${low}`.replace('the someone', 'someone')
}

const choiceVerb = ({ op }: Test): Phrase => [op === '!=' || op === 'not-in' ? 'is not' : 'is']

function verbOf({ op, value }: Test): string {
  if (op === 'exists') return value === false ? 'is not known' : 'is known'
  return operatorWords[op] ?? op
}

function eventClause(test: Test): Phrase {
  const { name: plainName, op, value, within } = test
  const name: Phrase = say`${plainName || '…'}${dataOf(test)}`
  const when: Phrase = within === undefined ? [' in this visit'] : say` within ${spanOf(within)}`
  if (op === '>=' && typeof value === 'number')
    return say`${name} happened ${value === 1 ? ['at least once'] : say`at least ${value} times`}${when}`
  if (op === '=' && value === 0) return say`${name} has not happened${when}`
  return say`${name} happened a number of times that ${[verbOf({ op } as Test)]} ${valuesOf({ signal: 'event', op, value } as Test)}${when}`
}

/** The value or values of a condition, with their unit, in words. */
export function valuesOf(test: Test): Phrase {
  const { signal, op, value } = test
  const all = (Array.isArray(value) ? value : [value]) as (Scalar | undefined)[]
  const said = all.map(one => [
    { value: moreOf(test).as === 'age' ? `${spanOf(Number(one))} ago` : oneValue(signal, one) },
  ])
  if (op === 'between') return listed(said, 'and')
  return listed(said, 'or')
}

function oneValue(signal: string, value: Scalar | undefined): string {
  if (value === undefined || value === '') return '…'
  const { unit } = wordsOf(signal)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return unit === 's' ? spanOf(value) : unit === '%' ? `${value} %` : `${value}`
  return choiceWords[signal]?.[value] ?? (/^(page|clock)\./.test(signal) ? value : `“${value}”`)
}

/** Addresses as people say them: `/checkout and below`, `any page`. */
function pagesOf({ op, value }: Test): Phrase {
  const all = (Array.isArray(value) ? value : [value]) as (Scalar | undefined)[]
  return listed(
    all.map(one => pageOf(op, String(one ?? ''))),
    'or',
  )
}

function pageOf(op: string, value: string): Phrase {
  if (value === '') return say`${'…'}`
  if (op === 'starts-with') return say`pages that begin with ${value}`
  if (op === 'contains') return say`pages with ${value} in the address`
  if (value === '/' && op !== 'glob') return ['the home page']
  if (op !== 'glob') return say`${value}`
  if (value === '/') return ['the home page']
  if (value === '/**' || value === '**') return ['any page']
  const stem = /^([^*]+)\/\*\*$/.exec(value)?.[1]
  return stem ? say`${stem} and below` : say`${value}`
}
