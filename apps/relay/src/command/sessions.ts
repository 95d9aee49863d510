import { type NamedSession, readSession } from '@beckon/rules'
import type { Io } from './command.ts'
import { readText } from './read.ts'

/** Recorded sessions under the names of their files, or undefined after saying what is wrong with which line of which. */
export async function readSessions(files: readonly string[], io: Io): Promise<readonly NamedSession[] | undefined> {
  const sessions: NamedSession[] = []
  let isGood = true
  for (const name of files) {
    const text = await readText(name, io)
    const read = text === undefined ? undefined : readSession(text)
    if (read?.ok) sessions.push({ name, events: read.events })
    else isGood = false
    if (read && !read.ok)
      for (const { line, code, message } of read.problems) io.err(`${name}:${line}: ${code}: ${message}`)
  }
  return isGood ? sessions : undefined
}
