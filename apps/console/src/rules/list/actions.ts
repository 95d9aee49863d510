import type { Rule } from '@beckon/rules'
import type { Toasts } from '../../toast/toasts.ts'
import { insert, write } from '../draft/place.ts'
import { newRuleId } from '../draft/tidy.ts'
import { titleOf } from '../publishing/changes.ts'
import { placeOfRule, ruleOf, type SiteRules } from '../site-rules.ts'
import { words } from '../words.ts'

export function switchRule({ draft }: SiteRules, id: string): void {
  draft.change(file => {
    const place = placeOfRule(file, id)
    return place ? write(file, `${place}.enabled`, ruleOf(file, id)?.enabled === false) : file
  })
}

/** Puts a new rule on top of the others; returns its id. */
export function addRule({ draft }: SiteRules, rule: Omit<Rule, 'id' | 'priority'>): string {
  const id = newRuleId(rule.name ?? '', draft.file.peek())
  draft.change(file => {
    const priority = file.rules[0]?.priority
    return insert(file, 'rules', { id, ...rule, ...(priority !== undefined && { priority }) }, 0)
  })
  return id
}

/** Puts a copy below the rule, switched off; returns its id. */
export function copyRule({ draft }: SiteRules, id: string): string {
  const file = draft.file.peek()
  const rule = ruleOf(file, id)
  if (!rule) return id
  const name = words.copyOf(titleOf(rule))
  const copy = { ...rule, id: newRuleId(name, file), name, enabled: false }
  draft.change(before => insert(before, 'rules', copy, before.rules.findIndex(each => each.id === id) + 1))
  return copy.id
}

export function removeRule({ draft }: SiteRules, id: string, toasts: Toasts): void {
  const rule = ruleOf(draft.file.peek(), id)
  if (!rule) return
  draft.change(file => ({ ...file, rules: file.rules.filter(each => each.id !== id) }))
  const text = words.removed(titleOf(rule))
  toasts.show({ tone: 'plain', text, action: { label: words.undo, keys: 'Ctrl+Z', run: draft.undo } })
}

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-rule]')]

/** The rule that has the focus, in its row or anywhere in it. */
export const focusedRule = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-rule]')?.dataset.rule

/** Sends the keyboard to a rule, or to the next or previous one. */
export function focusRule(to: string | 1 | -1): void {
  const all = rows()
  const at = all.findIndex(row => row.dataset.rule === focusedRule())
  const row =
    typeof to === 'string'
      ? all.find(({ dataset }) => dataset.rule === to)
      : all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + to))]
  const link = row?.querySelector<HTMLElement>('.open-rule')
  link?.focus()
  link?.scrollIntoView({ block: 'nearest' })
}
