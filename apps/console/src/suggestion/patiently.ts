import { type Answerable, buildInSteps, type Matcher } from '@beckon/answers'

/** Builds a matcher in steps between which the page can do other things; undefined where it is no longer wanted. */
export async function buildPatiently(
  answers: readonly Answerable[],
  rest: () => Promise<void>,
  isWanted: () => boolean,
): Promise<Matcher | undefined> {
  const building = buildInSteps(answers)
  while (isWanted()) {
    const step = building.next()
    if (step.done) return step.value
    await rest()
  }
  return undefined
}
