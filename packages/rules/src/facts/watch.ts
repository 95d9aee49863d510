/** A stopwatch among the facts: what it has counted, and since when it runs, if it does. Ms since the visit began. */
export type Watch = {
  readonly countedMs: number
  readonly sinceMs?: number | undefined
  /** Where it stops by itself. */
  readonly untilMs?: number | undefined
}

/** What a watch shows at `now`. */
export function elapsedMs({ countedMs, sinceMs = Infinity, untilMs = Infinity }: Watch, now: number): number {
  return countedMs + Math.max(0, Math.min(now, untilMs) - sinceMs)
}

/** A watch that began at a moment. */
export function since(sinceMs: number): Watch {
  return { countedMs: 0, sinceMs }
}

/** The watch as it goes on from `now`: running, until a moment if one is given, or held. */
export function goOn(watch: Watch | undefined, now: number, runs: unknown, untilMs?: number): Watch {
  return { countedMs: watch ? elapsedMs(watch, now) : 0, sinceMs: runs ? now : undefined, untilMs }
}
