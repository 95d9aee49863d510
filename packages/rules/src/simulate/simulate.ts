import type { Decide, Decision } from '../decide/decision.ts'
import { type Memory, startMemory } from '../decide/memory.ts'
import type { CompiledRules } from '../rule/compile.ts'
import { startRun, step, tick } from '../run/run.ts'
import type { SessionEvent } from '../session/event.ts'

/** One thing the rules would have done; `at` is ms since the visit began. */
export type Simulated =
  | { readonly at: number; readonly show: string; readonly variant?: string }
  | { readonly at: number; readonly retract: string; readonly expired?: true }
  | { readonly at: number; readonly heldOut: string; readonly variant?: string }

export type SimulateOptions = {
  /** What the visitor brings from earlier visits; default nothing. */
  readonly memory?: Memory
  /** Goes on to this moment with no further event; default the last event, where the recording ends. */
  readonly untilMs?: number
  /** `decide` asks every rule each time; default is what the visitor's device does. */
  readonly by?: Decide
}

/** What the rules would have done in a recorded session, to the millisecond. */
export function simulate(
  rules: CompiledRules,
  events: readonly SessionEvent[],
  { memory = startMemory(), untilMs = 0, by }: SimulateOptions = {},
): Simulated[] {
  let run = startRun(memory)
  const done: Simulated[] = []
  for (const event of events) {
    const moment = step(rules, run, event, by)
    run = moment.run
    done.push(...moment.decisions.flatMap(acts))
  }
  return [...done, ...tick(rules, run, untilMs, by).decisions.flatMap(acts)]
}

function acts({ show, retract, expired, heldOut = [], atMs: at }: Decision): Simulated[] {
  return [
    ...(retract === undefined ? [] : [{ at, retract, ...(expired && { expired }) }]),
    ...heldOut.map(({ rule, variant }) => ({ at, heldOut: rule, ...(variant !== undefined && { variant }) })),
    ...(show ? [{ at, show: show.rule, ...(show.variant !== undefined && { variant: show.variant }) }] : []),
  ]
}
