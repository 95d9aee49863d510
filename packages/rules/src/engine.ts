/** What a page needs of the rules once the conditions of one hold, beside what finds that out. */
export { remember } from './decide/memory.ts'
export { cameOf, followedSeconds } from './measure/goal.ts'
export { compileCore } from './rule/compile.ts'
export { step, tick } from './run/run.ts'
