import type { Answerable } from './answerable.ts'
import { buildInSteps, type Matcher, type MatcherOptions } from './build.ts'

/** Builds a matcher and rests between its steps, in which a relay serves and a page draws; undefined where it is no longer wanted. */
export function buildPatiently(
  answers: readonly Answerable[],
  rest: () => Promise<void>,
  options?: MatcherOptions,
): Promise<Matcher>
export function buildPatiently(
  answers: readonly Answerable[],
  rest: () => Promise<void>,
  options: MatcherOptions & { isWanted: () => boolean },
): Promise<Matcher | undefined>
export async function buildPatiently(
  answers: readonly Answerable[],
  rest: () => Promise<void>,
  { isWanted = () => true, ...options }: MatcherOptions & { isWanted?: () => boolean } = {},
): Promise<Matcher | undefined> {
  const building = buildInSteps(answers, options)
  while (isWanted()) {
    const step = building.next()
    if (step.done) return step.value
    await rest()
  }
  return undefined
}
