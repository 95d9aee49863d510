import type { Facts } from '../facts/facts.ts'
import { fold as foldCore } from '../facts/fold.ts'
import { type CompiledRules, compileCore } from '../rule/compile.ts'
import type { RuleFile } from '../rule/rule.ts'
import type { SessionEvent } from '../session/event.ts'
import { seldom } from './supplement.ts'

/** Compiles a published file with all there is. Trusts it: what `parseRules` would refuse makes a condition unknown, and never throws. */
export function compileRules(file: RuleFile): CompiledRules {
  return compileCore(file, seldom)
}

/** Facts after one more event. Never throws; an event of an unknown type only moves the clock. */
export function fold(before: Facts, event: SessionEvent): Facts {
  return foldCore(before, event, seldom)
}
