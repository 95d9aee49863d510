import { parseRules } from '../rule/parse.ts'
import type { RuleFile } from '../rule/rule.ts'
import type { Find, Finding } from './finding.ts'
import { lintKept } from './kept.ts'
import { lintLimits } from './limits.ts'
import { lintNotYet } from './not-yet.ts'
import { lintPages } from './pages.ts'
import { lintShadows } from './shadow.ts'
import { lintTruth } from './truth.ts'
import { lintUnits } from './unit.ts'

export type LintOptions = {
  /** Paths (`/pricing`) or whole addresses of pages there are; without any no pattern is compared with them. */
  readonly knownPaths?: readonly string[]
}

/**
 * Everything that is wrong with a rule file, or likely is: first what `parseRules` refuses, and where that is nothing,
 * rules that can never be shown, always are, or do not do what they seem to. Takes the text of the file or its parsed JSON.
 */
export function lintRules(file: unknown, { knownPaths = [] }: LintOptions = {}): Finding[] {
  const parsed = parseRules(file)
  if (!parsed.ok) return parsed.problems.map(problem => ({ level: 'error', ...problem }))
  const findings: Finding[] = []
  const find: Find = (level, code, place, message) => void findings.push({ level, code, place, message })
  for (const check of checks) check(parsed.rules, find, knownPaths)
  return findings
}

const checks: readonly ((file: RuleFile, find: Find, knownPaths: readonly string[]) => void)[] = [
  lintUnits,
  lintTruth,
  lintLimits,
  lintShadows,
  lintPages,
  lintKept,
  lintNotYet,
]
