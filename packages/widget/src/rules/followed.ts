import type { Showing } from '@beckon/rules'
import { followedSeconds } from '@beckon/rules/engine'
import type { Followed, Running, Visit } from './running.ts'

/** A showing that begins, or is held out, under an id of its own. */
export type Begun = Omit<Showing, 'actions'> & { id: string; isHeldOut?: true }

/** What is followed in this visit: each rule's first showing, but not what was shown too long ago. */
export function followed({ run }: Running): readonly Followed[] {
  const { followed = [] } = run.memory.visit as Visit
  return followed.filter(({ atMs }) => atMs > Date.now() - followedSeconds * 1000)
}

/**
 * Those that are the first of their rule in this visit. Who is held out is so for a whole visit and once: a rule that may be shown three times would else count one
 * visitor three times, on one side only.
 */
export function firstOf(page: Running, begun: readonly Begun[], atMs: number): Followed[] {
  const known = followed(page)
  return begun
    .filter(({ rule }) => !known.some(each => each.rule === rule))
    .map(({ rule, version, variant, id, isHeldOut }) => ({
      rule,
      version,
      variant,
      id,
      atMs: page.beganMs + atMs,
      ...(isHeldOut && { isHeldOut }),
    }))
}

/** Takes over what other tabs follow, which are the same visit. */
export function followAlso(page: Running, theirs: readonly Followed[] = []): void {
  const mine = followed(page)
  const more = theirs.filter(({ rule }) => !mine.some(each => each.rule === rule))
  if (more[0]) follow(page, [...mine, ...more])
}

/** Remembers what is followed from now on. */
export function follow(page: Running, followed: readonly Followed[]): void {
  const { visit, visitor } = page.run.memory
  const memory = { visit: { ...visit, followed }, visitor }
  page.run = { ...page.run, memory }
  page.kept.write(memory, false)
}
