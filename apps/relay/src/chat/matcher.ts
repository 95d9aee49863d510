import { type Answer, buildInSteps, type Matcher } from '@beckon/answers'

/** Builds a matcher and lets what comes in meanwhile be served: the index of a large shelf takes seconds. */
export async function buildPatiently(answers: readonly Answer[]): Promise<Matcher> {
  const building = buildInSteps(answers)
  for (;;) {
    const step = building.next()
    if (step.done) return step.value
    await rest()
  }
}

/** Until the next turn of the event loop. */
export const rest = () => new Promise<void>(resolve => setImmediate(resolve))
