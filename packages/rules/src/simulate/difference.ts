import type { RuleFile } from '../rule/rule.ts'
import { type NamedSession, type SessionDecision, type Simulation, simulateSessions } from './summary.ts'

/** Two versions of a rule file over the same sessions, side by side. */
export type SimulationDifference = {
  readonly now: Simulation
  readonly against: Simulation
  /** What only one of the two does: a showing that moved is one of each. In the order of the sessions and of time. */
  readonly differences: readonly (SessionDecision & { readonly only: 'now' | 'against' })[]
  /** Sessions in which nothing differs. */
  readonly sameSessions: number
}

/** What publishing `file` would change in these sessions, against the version in force. */
export function compareSimulations(
  file: RuleFile,
  against: RuleFile,
  sessions: readonly NamedSession[],
): SimulationDifference {
  const now = simulateSessions(file, sessions)
  const before = simulateSessions(against, sessions)
  const order = new Map(sessions.map(({ name }, index) => [name, index]))
  const place = ({ session }: SessionDecision) => order.get(session) ?? 0
  const differences = [
    ...without(before.decisions, now.decisions).map(done => ({ ...done, only: 'against' as const })),
    ...without(now.decisions, before.decisions).map(done => ({ ...done, only: 'now' as const })),
  ].sort((a, b) => place(a) - place(b) || a.at - b.at)
  const changed = new Set(differences.map(({ session }) => session)).size
  return { now, against: before, differences, sameSessions: sessions.length - changed }
}

/** Those of one list that the other has not, each as often as it is missing. */
function without(decisions: readonly SessionDecision[], others: readonly SessionDecision[]): SessionDecision[] {
  const left = others.map(done => JSON.stringify(done))
  return decisions.filter(done => {
    const found = left.indexOf(JSON.stringify(done))
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
}
