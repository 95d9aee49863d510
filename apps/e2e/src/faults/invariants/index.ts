export type { Breach, Invariant } from './invariant.ts'
export { createJudge, invariantsOf } from './judge.ts'
