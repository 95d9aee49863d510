/** What can fail for a reason the owner can mend: the problem is one line that says how. */
export type Started<T> = { ok: true; value: T } | { ok: false; problem: string }

/** One line of an error, between what did not work and how to mend it. */
export function toProblem(error: unknown, what: string, mend: string): string {
  const why = error instanceof Error ? error.message : String(error)
  return `${what}: ${why.replaceAll(/\s+/g, ' ')}. ${mend}`
}
