import type { RuleTrace, Seen, Trace } from '../decide/decision.ts'

/** An explanation is stored with a message, so it must stay small. */
export const maxExplanationBytes = 1024

export type Explanation = {
  readonly atMs: number
  readonly version?: number
  readonly rules: readonly RuleTrace[]
  /** How many rules, or conditions of the first one, did not fit. */
  readonly left?: number
}

/** The decision in a form to store: the winner with all it saw first, then as many of the others as fit. */
export function explain(trace: Trace): Explanation {
  const ranked = [...trace.rules].sort((a, b) => Number(!!a.lost) - Number(!!b.lost))
  const head = { atMs: trace.atMs, ...(trace.version !== undefined && { version: trace.version }) }
  for (const forms of [whole, telling, reasons]) {
    const explanation = { ...head, rules: ranked.map(forms) }
    if (bytes(explanation) <= maxExplanationBytes) return explanation
  }
  for (let kept = ranked.length - 1; ; kept--) {
    const explanation = { ...head, rules: ranked.slice(0, kept).map(reasons), left: ranked.length - kept }
    if (kept === 0 || bytes(explanation) <= maxExplanationBytes) return explanation
  }
}

/** Everything, with long values cut. */
function whole({ seen = [], ...rule }: RuleTrace): RuleTrace {
  return { ...rule, seen: seen.map(cut) }
}

/** The winner whole; of the others only the conditions that were not true. */
function telling(rule: RuleTrace): RuleTrace {
  if (!rule.lost) return whole(rule)
  return { ...rule, seen: (rule.seen ?? []).filter(({ verdict }) => verdict !== true).map(cut) }
}

/** The winner with at most ten conditions; of the others only why they lost. */
function reasons({ rule, lost, seen = [] }: RuleTrace): RuleTrace {
  return lost ? { rule, lost } : { rule, seen: seen.slice(0, 10).map(cut) }
}

const maxText = 80

function cut(seen: Seen): Seen {
  const { value, saw, ...rest } = seen
  return { ...rest, ...(value !== undefined && { value: short(value) }), ...(saw !== undefined && { saw: short(saw) }) }
}

function short<T>(value: T): T | string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length <= maxText ? value : `${text.slice(0, maxText)}…`
}

function bytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length
}
