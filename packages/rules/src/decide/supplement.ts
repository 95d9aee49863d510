import type { Facts } from '../facts/facts.ts'
import type { Draft } from '../facts/fold.ts'
import type { Action, RuleFile, Settings, Test } from '../rule/rule.ts'
import type { SessionEvent, Value } from '../session/event.ts'
import type { Comparison } from './compare.ts'
import type { Question } from './condition.ts'

/**
 * The signals, operators and actions that few rule files name, apart from the core that every page with rules loads. Without it
 * they are missing, unknown, or nothing; `asksSupplement` says of a file whether it needs it.
 */
export type Supplement = {
  /** Folds what the core does not, into the facts it has just made. */
  readonly fold: (facts: Draft, event: SessionEvent, before: Readonly<Draft>) => void
  /** The value of a signal, given what the core makes of it. */
  readonly read: (test: Test, question: Question, now: number, known: Value | undefined) => Value | undefined
  /** Tells of the moments at which a test could turn, beside those the core knows. */
  readonly turns: (test: Test, saw: Value | undefined, question: Question, tell: Tell) => void
  /** The verdict of any test, in place of the core's. */
  readonly compare: (test: Comparison, saw: Value | undefined, facts?: Facts) => boolean | undefined
  /** Actions as they stand so many ms after the showing began, in the words for this visitor; `moreMs` is when more are due. */
  readonly stage: (
    actions: readonly Action[],
    facts: Readonly<Draft>,
    forMs: number,
  ) => { readonly actions: readonly Action[]; readonly moreMs?: number | undefined }
  /** Midnight of a date in a zone, `days` later; or the moment itself when a time is given. */
  readonly midnight: (date: string, days: number, zone: Settings['zone']) => number
}

/** Takes a moment; answers whether it is the first after now, of those told so far, at which the test turns. */
export type Tell = (at: number) => boolean

/** Whether a rule file names anything that needs the supplement: the relay says so to pages. */
export function asksSupplement(file: RuleFile): boolean {
  return /"(clock|form|element|rage|desk\.op|page\.(p.ev|v)|visitor\.(ut|re|vi|ti)|time\.s|chat\.[cw]|(message|wait|rule|as|where|except|fro.|until)"|department":)/.test(
    JSON.stringify(file),
  )
}
