import { lineOf, lintRules, type SessionEvent } from '@beckon/rules'
import { type Given, WrongUse } from './command.ts'
import { readText } from './read.ts'
import { readSessions } from './sessions.ts'

/** `beckon rules lint FILE`: exit code 0 when nothing was found, 1 when something was or a file cannot be read. */
export async function lintRuleFile({ io, words, all, json }: Given): Promise<number> {
  const [, file, ...more] = words
  if (file === undefined) throw new WrongUse('Say "rules lint FILE".')
  const text = await readText(file, io)
  const sessions = await readSessions([...all('session'), ...more], io)
  if (text === undefined || !sessions) return 1
  const knownPaths = [...new Set(sessions.flatMap(({ events }) => events.flatMap(addressOf)))]
  const findings = lintRules(text, { knownPaths }).map(finding => ({ ...finding, line: lineOf(text, finding.place) }))
  if (json) io.out(JSON.stringify({ file, ok: findings.length === 0, findings }))
  else if (findings.length === 0) io.out(`${file}: nothing found`)
  else
    for (const { line, level, code, place, message } of findings)
      io.out(`${file}:${line}: ${level} ${code}: ${place ? `${place}: ` : ''}${message}`)
  return findings.length === 0 ? 0 : 1
}

function addressOf(event: SessionEvent): readonly string[] {
  return event.type === 'navigate' ? [event.url] : []
}
