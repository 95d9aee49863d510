import { type ProblemCode, problemCodes } from '../rule/check.ts'

/** Something an owner should know before publishing: an error can never work, a warning is likely not what was meant. */
export type Finding = {
  readonly level: 'error' | 'warning'
  readonly code: FindingCode
  /** Where in the file, as in `rules[0].when.all[1].value`; '' is the file itself. */
  readonly place: string
  readonly message: string
}

export type FindingCode = ProblemCode | (typeof lintCodes)[number]

/** What only lint finds; `RULES.md` says what each means, and a test compares the two. */
export const lintCodes = [
  'never-true',
  'always-true',
  'contradictory',
  'wrong-unit',
  'shadowed',
  'unreachable',
  'no-page',
  'not-kept',
  'not-yet',
] as const

/** Every code a finding can have. */
export const findingCodes: readonly FindingCode[] = [...problemCodes, ...lintCodes]

export type Find = (level: Finding['level'], code: FindingCode, place: string, message: string) => void
