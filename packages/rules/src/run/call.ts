import { onceCalled } from '../decide/called.ts'
import type { Memory } from '../decide/memory.ts'
import { createRedecide } from '../decide/redecide.ts'
import type { CompiledRules } from '../rule/compile.ts'

/**
 * The rules as they stand at the instant the page calls for one: it comes before all others, with what is left of its conditions. Nothing where there is no such rule, or it is on
 * screen already: then its own conditions say how long.
 */
export function callFor(id: string, rules: CompiledRules, { visit }: Memory): CompiledRules | undefined {
  const rule = rules.rules.find(each => each.id === id)
  if (!rule || visit.onScreen?.rule === id) return undefined
  const called = { ...rule, when: onceCalled(rule.when), isCalled: true as const }
  const all = [called, ...rules.rules.filter(each => each !== rule)]
  return { ...rules, rules: all, redecide: createRedecide(all) }
}
