import { testsIn } from '../lint/demand.ts'
import type { RuleFile } from './rule.ts'

/** The departments whose desk the rules of a file ask about, each once. */
export function departmentsAsked({ rules }: RuleFile): string[] {
  const asked = rules.flatMap(({ when }) =>
    (when ? testsIn(when, '') : []).flatMap(({ test }) => test.department ?? []),
  )
  return [...new Set(asked)]
}
