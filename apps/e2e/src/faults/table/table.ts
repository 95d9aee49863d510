import type { Breach, Invariant } from '../invariants/index.ts'
import type { Outcome } from '../scenario/run.ts'

const columns = ['scenario', 'messages', 'clients', 'faults', 'lost', 'duplicated', 'reordered', 'leaked', 'repair s']

/** One row a scenario, and below it what else was broken. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = [columns, ...outcomes.map(rowOf)]
  const widths = columns.map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)))
  const line = (row: string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  return rows.map(line).join('\n')
}

function rowOf({ plan, messages, clients, faults, breaches, longestRepairMs }: Outcome): string[] {
  const counts = [
    messages,
    clients,
    faults,
    ...(['lost', 'duplicated', 'reordered', 'leaked'] as const).map(countIn(breaches)),
  ]
  return [plan.name, ...counts.map(String), (longestRepairMs / 1000).toFixed(1)]
}

const countIn = (breaches: readonly Breach[]) => (column: Invariant['column']) =>
  breaches.filter(({ invariant }) => invariant.column === column).reduce((sum, { lines }) => sum + lines.length, 0)

/** So many examples of each breach are printed; the history has the others. */
const examples = 3

export function breachesOf({ breaches, historyPath }: Pick<Outcome, 'breaches' | 'historyPath'>): string {
  const told = breaches.flatMap(({ invariant, lines }) => [
    `BROKEN: ${invariant.name} (${lines.length} times)`,
    ...lines.slice(0, examples).map(text => `  ${text}`),
  ])
  return breaches.length === 0 ? '' : [...told, `The history: ${historyPath}`].join('\n')
}
