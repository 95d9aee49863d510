import type { Action } from './rule.ts'

/** Whether the visitor sees anything of these. */
export function isSeen(actions: readonly Action[]): boolean {
  return actions.some(({ action }) => /^(te|o|m|a|r)/.test(action))
}
