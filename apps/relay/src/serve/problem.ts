/** What can fail for a reason the owner can mend: the problem is one line that says how. */
export type Started<T> = { ok: true; value: T } | { ok: false; problem: string }

/** One line of an error, between what did not work and how to mend it. */
export function toProblem(error: unknown, what: string, mend: string): string {
  const why = error instanceof Error ? error.message || codeOf(error) : String(error)
  return `${what}: ${why.replaceAll(/\s+/g, ' ')}. ${mend}`
}

/** A connection refused at each of several addresses is an error without words. */
const codeOf = (error: Error) => ('code' in error ? String(error.code) : error.name)
