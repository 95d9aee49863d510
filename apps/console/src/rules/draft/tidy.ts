import type { Condition, Rule, RuleFile } from '@beckon/rules'

/**
 * The file as the form shows it, with the same meaning: winners first, and the conditions of every rule in one group. The version is the relay's to give, so
 * it is left out.
 */
export function tidy({ version: _given, ...file }: RuleFile): RuleFile {
  const rules = [...file.rules].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
  return { ...file, rules: rules.map(rule => ({ ...rule, when: groupOf(rule.when) })) }
}

function groupOf(when: Condition | undefined): Condition {
  if (!when) return { all: [] }
  return 'all' in when || 'any' in when ? when : { all: [when] }
}

/** The rule at one place of the order taken to another. Priorities stay with the places, so that only what was moved has changed. */
export function moveRule(file: RuleFile, from: number, to: number): RuleFile {
  const moved = file.rules[from]
  if (!moved || to < 0 || to >= file.rules.length) return file
  const slots = file.rules.map(({ priority }) => priority)
  const order = file.rules.toSpliced(from, 1).toSpliced(to, 0, moved)
  return { ...file, rules: order.map((rule, at) => withPriority(rule, slots[at])) }
}

function withPriority({ priority: _old, ...rule }: Rule, priority: number | undefined): Rule {
  return { ...rule, ...(priority !== undefined && { priority }) }
}

/** An id for a new rule, made of its name; outcomes are counted by it, so it never changes afterwards. */
export function newRuleId(name: string, file: RuleFile): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const stem = words.join('-').slice(0, 48) || 'rule'
  const taken = new Set(file.rules.map(({ id }) => id))
  if (!taken.has(stem)) return stem
  let number = 2
  while (taken.has(`${stem}-${number}`)) number++
  return `${stem}-${number}`
}
