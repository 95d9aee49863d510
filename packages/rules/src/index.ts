export { decide } from './decide/decide.ts'
export type { Decide, Decision, Lost, RuleTrace, Seen, Showing, Trace } from './decide/decision.ts'
export { matchesGlob } from './decide/glob.ts'
export type { Memory, RuleMemory, VisitMemory, VisitorMemory } from './decide/memory.ts'
export { leavePage, startMemory } from './decide/memory.ts'
export { createReady } from './decide/ready.ts'
export { weighRoughly } from './decide/roughly.ts'
export type { Supplement } from './decide/supplement.ts'
export { asksSupplement } from './decide/supplement.ts'
export { explain } from './explain/explain.ts'
export type { Facts } from './facts/facts.ts'
export { startFacts } from './facts/facts.ts'
export { fold as foldCore } from './facts/fold.ts'
export { elapsedMs } from './facts/watch.ts'
export type { Finding, FindingCode } from './lint/finding.ts'
export type { LintOptions } from './lint/lint.ts'
export { lintRules } from './lint/lint.ts'
export { cameOf, followedSeconds } from './measure/goal.ts'
export type { Group, Lift, LiftOptions } from './measure/interval.ts'
export { liftOf } from './measure/interval.ts'
export type { RatioCheck } from './measure/ratio.ts'
export { checkRatio } from './measure/ratio.ts'
export type { Problem, ProblemCode } from './rule/check.ts'
export { problemCodes } from './rule/check.ts'
export type { CompiledRules } from './rule/compile.ts'
export { compileCore } from './rule/compile.ts'
export { departmentsAsked } from './rule/departments.ts'
export { lineOf } from './rule/line.ts'
export type { ParsedRules } from './rule/parse.ts'
export { parseRules } from './rule/parse.ts'
export type {
  Action,
  Condition,
  Goal,
  Limits,
  Operator,
  Reply,
  Rule,
  RuleFile,
  Scalar,
  Settings,
  Signal,
  Test,
  Variant,
} from './rule/rule.ts'
export { isSeen } from './rule/seen.ts'
export { signals } from './rule/signals.ts'
export type { Moment, Run } from './run/run.ts'
export { startRun, step, tick } from './run/run.ts'
export type {
  CallEvent,
  ChatState,
  DeskFacts,
  Device,
  Outcome,
  SessionEvent,
  Value,
  VisitorFacts,
} from './session/event.ts'
export type { ReadSession, SessionProblem, SessionProblemCode } from './session/read.ts'
export { readSession } from './session/read.ts'
export type { SimulationDifference } from './simulate/difference.ts'
export { compareSimulations } from './simulate/difference.ts'
export type { Simulated } from './simulate/simulate.ts'
export { simulate } from './simulate/simulate.ts'
export type { NamedSession, RuleCount, SessionDecision, Simulation, SimulationSummary } from './simulate/summary.ts'
export { simulateSessions } from './simulate/summary.ts'
export { compileRules, fold } from './supplement/whole.ts'
