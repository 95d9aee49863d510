import type { Random } from '../faults/random/random.ts'

export const storings = ['none', 'session', 'visitor'] as const
export type Storing = (typeof storings)[number]

/** What happens to one of the two tabs, so many ms after what happened before. */
export type Step = { does: 'reload' | 'leave and return' | 'crash'; tab: 0 | 1; afterMs: number }

export type Plan = { storing: Storing; steps: readonly Step[] }

/** Two tabs, five reloads, a return from the back/forward cache and a crash, in an order and at moments of chance: about as long as the rule takes to be due. */
export function drawPlan({ pick, whole }: Pick<Random, 'pick' | 'whole'>): Plan {
  const left: Step['does'][] = ['reload', 'reload', 'reload', 'reload', 'reload', 'leave and return', 'crash']
  const steps: Step[] = []
  while (left.length > 0) {
    const [does = 'reload'] = left.splice(whole(0, left.length - 1), 1)
    steps.push({ does, tab: pick([0, 1] as const), afterMs: whole(0, 250) })
  }
  return { storing: pick(storings), steps }
}
