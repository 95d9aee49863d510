import type { Memory } from '../decide/memory.ts'
import type { CompiledRules } from '../rule/compile.ts'

/**
 * The rules as they stand at the instant the page calls for one, which comes before all others. Nothing where there is no such rule, it is switched off, or it is on
 * screen already: then its own conditions say how long.
 */
export function callFor(id: string, rules: CompiledRules, { visit }: Memory): CompiledRules | undefined {
  const rule = rules.rules.find(each => each.id === id)
  if (!rule?.enabled || visit.onScreen?.rule === id) return undefined
  return { ...rules, called: { ...rule, isCalled: true } }
}
