import type { Line } from './line.ts'

/** The first ones are welcome at once elsewhere; so many more a second another relay greets without delay to those it has. */
const spread = { leastMs: 500, eachMs: 1, mostMs: 5000 }
/** The standard close code for a service that starts anew. */
const serviceRestart = 1012

/** Tells all connections that the relay stops, and over how long their return should be spread. Each has been paused before. */
export function sayGoodbye(sessions: ReadonlySet<{ line: Line }>): void {
  const spreadMs = Math.min(spread.leastMs + sessions.size * spread.eachMs, spread.mostMs)
  for (const { line } of sessions) {
    line.send({ type: 'goodbye', spreadMs })
    line.end(serviceRestart)
    // Its answer to the close must be read; what else it sends is for another relay.
    line.resume()
  }
}
