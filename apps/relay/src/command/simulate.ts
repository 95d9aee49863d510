import {
  compareSimulations,
  lineOf,
  parseRules,
  type RuleFile,
  type SessionDecision,
  type SimulationSummary,
  simulateSessions,
} from '@beckon/rules'
import { type Given, type Io, WrongUse } from './command.ts'
import { readText } from './read.ts'
import { readSessions } from './sessions.ts'

/** `beckon rules simulate`: exit code 0, or 1 when a file cannot be read or is refused. */
export async function simulateRuleFile({ io, words: [, ...more], option, all, json }: Given): Promise<number> {
  const [rules, against] = [option('rules'), option('against')]
  const files = [...new Set([...all('session'), ...more])]
  if (rules === undefined || files.length === 0)
    throw new WrongUse('Say "rules simulate --rules FILE --session FILE…".')
  // All are read before anything is answered, so that one look tells every mistake.
  const file = await readRules(rules, io)
  const other = against === undefined ? undefined : await readRules(against, io)
  const sessions = await readSessions(files, io)
  if (!file || !sessions || (against !== undefined && !other)) return 1
  if (other) {
    const { now, against: before, differences, sameSessions } = compareSimulations(file, other, sessions)
    if (json) io.out(JSON.stringify({ ...now, against: before, differences, sameSessions }))
    else {
      io.out(`${rules}\n${summaryTable(now.summary)}\n\n${against}\n${summaryTable(before.summary)}\n`)
      io.out(
        `${differences.length === 0 ? 'No difference' : 'Differences'}; the same in ${sameSessions} of ${sessions.length}`,
      )
      for (const { only, ...done } of differences) io.out(`${only === 'now' ? '+' : '-'} ${told(done)}`)
    }
    return 0
  }
  const { decisions, summary } = simulateSessions(file, sessions)
  if (json) io.out(JSON.stringify({ decisions, summary }))
  else io.out([...decisions.map(told), '', summaryTable(summary)].join('\n'))
  return 0
}

async function readRules(file: string, io: Io): Promise<RuleFile | undefined> {
  const text = await readText(file, io)
  if (text === undefined) return undefined
  const parsed = parseRules(text)
  if (parsed.ok) return parsed.rules
  for (const { code, place, message } of parsed.problems)
    io.err(`${file}:${lineOf(text, place)}: ${code}: ${place ? `${place}: ` : ''}${message}`)
  return undefined
}

function told(done: SessionDecision): string {
  const variant = 'variant' in done ? ` (${done.variant})` : ''
  const what =
    'show' in done
      ? `shows ${done.show}${variant}`
      : 'retract' in done
        ? `${done.expired ? 'lets expire' : 'retracts'} ${done.retract}`
        : `holds out ${done.heldOut}${variant}`
  return `${done.session}  ${(done.at / 1000).toFixed(3).padStart(9)} s  ${what}`
}

function summaryTable({ rules, sessions, shown, sessionsShown }: SimulationSummary): string {
  const rows = [
    ['rule', 'shown', 'sessions', 'retracted', 'held out'],
    ...rules.map(each => [each.rule, each.shown, each.sessions, each.retracted, each.heldOut].map(String)),
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const lines = rows.map(row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
  return [...lines, `shown ${shown} times, in ${sessionsShown} of ${sessions} sessions`].join('\n')
}
