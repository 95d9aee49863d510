import type { Rule, RuleFile } from '@beckon/rules'
import { same } from '../../part/same.ts'
import { type Phrase, plain } from '../sentence/phrase.ts'
import { limitsOf, sentenceOf } from '../sentence/sentence.ts'
import type { Names } from '../sentence/test-phrase.ts'

/** One difference between two tidy files, as the owner is told before publishing. */
export type Change = {
  kind: 'added' | 'removed' | 'changed' | 'on' | 'off' | 'order' | 'settings'
  /** Of the rule; absent where the change is about all of them. */
  id?: string
  title: string
  /** How it reads now; for `changed` also how it read before, where that differs. */
  after?: Phrase
  before?: Phrase
  /** What else has changed: limits, shares, the name. */
  details: readonly string[]
}

export function changesOf(before: RuleFile, after: RuleFile, names: Names): Change[] {
  const old = new Map(before.rules.map(rule => [rule.id, rule]))
  const next = new Map(after.rules.map(rule => [rule.id, rule]))
  const added = after.rules.filter(({ id }) => !old.has(id))
  const removed = before.rules.filter(({ id }) => !next.has(id))
  const about = (rule: Rule) => ({ id: rule.id, title: titleOf(rule) })
  return [
    ...added.map((rule): Change => {
      const details = [...limitsOf(rule), ...(rule.enabled === false ? ['switched off'] : [])]
      return { kind: 'added', ...about(rule), after: sentenceOf(rule, names), details }
    }),
    ...after.rules.flatMap(rule => changesOfRule(old.get(rule.id), rule, names)),
    ...removed.map(
      (rule): Change => ({ kind: 'removed', ...about(rule), before: sentenceOf(rule, names), details: [] }),
    ),
    ...orderChange(before, after),
    ...(same(before.settings ?? {}, after.settings ?? {})
      ? []
      : [{ kind: 'settings' as const, title: '', details: settingDetails(before, after) }]),
  ]
}

export const titleOf = ({ id, name }: Pick<Rule, 'id' | 'name'>): string => name?.trim() || id

function changesOfRule(old: Rule | undefined, rule: Rule, names: Names): Change[] {
  if (!old) return []
  const changes: Change[] = []
  const about = { id: rule.id, title: titleOf(rule) }
  const isOn = rule.enabled !== false
  if ((old.enabled !== false) !== isOn)
    changes.push({ kind: isOn ? 'on' : 'off', ...about, after: sentenceOf(rule, names), details: [] })
  if (same(comparable(old), comparable(rule))) return changes
  const [before, after] = [sentenceOf(old, names), sentenceOf(rule, names)]
  const isSaidAnew = plain(before) !== plain(after)
  changes.push({ kind: 'changed', ...about, after, ...(isSaidAnew && { before }), details: detailsOf(old, rule) })
  return changes
}

function comparable({ enabled: _on, priority: _place, ...rest }: Rule): unknown {
  return rest
}

function detailsOf(old: Rule, rule: Rule): string[] {
  const [before, after] = [limitsOf(old), limitsOf(rule)]
  return [
    ...(titleOf(old) === titleOf(rule) ? [] : [`now called “${titleOf(rule)}”, before “${titleOf(old)}”`]),
    ...after.filter(one => !before.includes(one)).map(one => `now ${one}`),
    ...before.filter(one => !after.includes(one)).map(one => `no longer ${one}`),
    ...(same(old.do, rule.do) || !rule.variants?.length ? [] : ['what the variants without words of their own show']),
    ...(same(old.variants, rule.variants) ? [] : ['the variants']),
  ]
}

/** Only what both have can have moved. */
function orderChange(before: RuleFile, after: RuleFile): Change[] {
  const both = (file: RuleFile, other: RuleFile) =>
    file.rules.filter(({ id }) => other.rules.some(rule => rule.id === id))
  const [old, now] = [both(before, after), both(after, before)]
  if (now.every(({ id }, at) => id === old[at]?.id)) return []
  return [{ kind: 'order', title: '', details: now.map(titleOf) }]
}

function settingDetails({ settings: old = {} }: RuleFile, { settings: now = {} }: RuleFile): string[] {
  return [
    ...(old.enabled === now.enabled
      ? []
      : [now.enabled === false ? 'all rules are switched off' : 'rules are switched on']),
    ...(old.gap === now.gap ? [] : [`at least ${now.gap ?? 0} s between two messages, before ${old.gap ?? 0} s`]),
    ...(old.zone === now.zone ? [] : [`time zone ${now.zone ?? 'UTC'}, before ${old.zone ?? 'UTC'}`]),
    ...(old.storage === now.storage
      ? []
      : [`remembers: ${now.storage ?? 'session'}, before ${old.storage ?? 'session'}`]),
  ]
}
