import type { RuleFile } from '../rule/rule.ts'
import type { SessionEvent } from '../session/event.ts'
import { compileRules } from '../supplement/whole.ts'
import { type Simulated, simulate } from './simulate.ts'

/** A recorded session under the name it is told by. */
export type NamedSession = { readonly name: string; readonly events: readonly SessionEvent[] }

/** What a rule file makes of many sessions: every decision with its session, and how many of each. */
export type Simulation = { readonly decisions: readonly SessionDecision[]; readonly summary: SimulationSummary }

export type SessionDecision = { readonly session: string } & Simulated

export type SimulationSummary = {
  readonly sessions: number
  readonly shown: number
  /** How many sessions something was shown in. */
  readonly sessionsShown: number
  readonly retracted: number
  readonly heldOut: number
  /** Every rule of the file in its order, also those that were never shown. */
  readonly rules: readonly RuleCount[]
}

export type RuleCount = {
  readonly rule: string
  readonly shown: number
  readonly sessions: number
  readonly retracted: number
  readonly heldOut: number
}

export function simulateSessions(file: RuleFile, sessions: readonly NamedSession[]): Simulation {
  const rules = compileRules(file)
  const decisions = sessions.flatMap(({ name, events }) =>
    simulate(rules, events).map((done): SessionDecision => ({ session: name, ...done })),
  )
  return {
    decisions,
    summary: {
      sessions: sessions.length,
      ...count(decisions),
      rules: file.rules.map(({ id }) => {
        const { sessionsShown, ...counts } = count(decisions.filter(done => ruleOf(done) === id))
        return { rule: id, sessions: sessionsShown, ...counts }
      }),
    },
  }
}

function count(decisions: readonly SessionDecision[]) {
  const shown = decisions.filter(done => 'show' in done)
  return {
    shown: shown.length,
    sessionsShown: new Set(shown.map(({ session }) => session)).size,
    retracted: decisions.filter(done => 'retract' in done).length,
    heldOut: decisions.filter(done => 'heldOut' in done).length,
  }
}

function ruleOf(done: Simulated): string {
  return 'show' in done ? done.show : 'retract' in done ? done.retract : done.heldOut
}
