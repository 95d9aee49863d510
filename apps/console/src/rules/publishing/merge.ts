import type { Rule, RuleFile, Settings } from '@beckon/rules'
import { same } from '../../part/same.ts'

/** A rule that both have changed since, each in another way; absent where one has removed it. */
export type Clash = { id: string; mine: Rule | undefined; theirs: Rule | undefined }
export type Side = 'mine' | 'theirs'

/**
 * Brings two files together that began from one: what only one side has changed is taken from there. Where both have changed the same rule, `choices` says
 * which is taken (mine, where it says nothing), and the rule is named among the clashes. All three are tidy files.
 */
export function merge(
  base: RuleFile,
  mine: RuleFile,
  theirs: RuleFile,
  choices: Readonly<Record<string, Side>> = {},
): { file: RuleFile; clashes: Clash[] } {
  const clashes: Clash[] = []
  const takenOf = new Map<string, Rule>()
  const ids = orderOf(base, mine, theirs)
  for (const id of ids) {
    const [before, a, b] = [base, mine, theirs].map(file => file.rules.find(rule => rule.id === id))
    const [contentBefore, contentA, contentB] = [before, a, b].map(content)
    let side: Side = same(contentBefore, contentA) ? 'theirs' : 'mine'
    if (side === 'mine' && !same(contentBefore, contentB) && !same(contentA, contentB)) {
      clashes.push({ id, mine: a, theirs: b })
      side = choices[id] ?? 'mine'
    }
    const taken = side === 'mine' ? a : b
    if (taken) takenOf.set(id, taken)
  }
  const settings = mergeSettings(base.settings, mine.settings, theirs.settings)
  const rules = inOrder(ids.flatMap(id => takenOf.get(id) ?? []))
  return { file: { ...theirs, ...(Object.keys(settings).length > 0 && { settings }), rules }, clashes }
}

/** Without its priority, which says where it stands and not what it is. */
function content(rule: Rule | undefined): unknown {
  if (!rule) return undefined
  const { priority: _place, ...rest } = rule
  return rest
}

const idsOf = ({ rules }: RuleFile) => rules.map(({ id }) => id)

/** The order of the side that has moved something, mine where both have; what only the other has stands where its predecessor stands. */
function orderOf(base: RuleFile, mine: RuleFile, theirs: RuleFile): string[] {
  const known = new Set(idsOf(base))
  const oldOrder = (file: RuleFile) => idsOf(file).filter(id => known.has(id))
  const stays = oldOrder(mine).every((id, at, all) => at === 0 || isBefore(base, all[at - 1] ?? '', id))
  const [first, second] = stays ? [idsOf(theirs), idsOf(mine)] : [idsOf(mine), idsOf(theirs)]
  return second.reduce((order, id, at) => {
    if (order.includes(id)) return order
    const after = order.indexOf(second[at - 1] ?? '')
    return order.toSpliced(after + 1, 0, id)
  }, first)
}

function isBefore(file: RuleFile, first: string, second: string): boolean {
  const ids = idsOf(file)
  return ids.indexOf(first) < ids.indexOf(second)
}

/** Priorities that say the same as the order. They are left alone where they do so already. */
function inOrder(rules: readonly Rule[]): Rule[] {
  const falls = rules.every(({ priority = 0 }, at) => at === 0 || (rules[at - 1]?.priority ?? 0) >= priority)
  return falls ? [...rules] : rules.map((rule, at) => ({ ...rule, priority: (rules.length - at) * 10 }))
}

function mergeSettings(base: Settings = {}, mine: Settings = {}, theirs: Settings = {}): Settings {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]) as Set<keyof Settings>
  const taken = [...keys].flatMap(key => {
    const value = same(base[key], mine[key]) ? theirs[key] : mine[key]
    return value === undefined ? [] : [[key, value]]
  })
  return Object.fromEntries(taken) as Settings
}
