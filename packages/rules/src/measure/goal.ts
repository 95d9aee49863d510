import type { Goal } from '../rule/rule.ts'
import type { ChatState, SessionEvent } from '../session/event.ts'

/** For so long after a showing anything counts as having come of it: the relay tells the outcomes of one showing apart for a day longer. */
export const followedSeconds = 604_800

const underWay: readonly (ChatState | undefined)[] = ['open', 'waiting', 'served']

/**
 * What an event so many ms after a showing, or after one that was held out, says came of it: a chat began (`was` is how it stood before), or the goal of the rule was
 * reached. Whether it is the first time is for the caller to know.
 */
export function cameOf(
  event: SessionEvent,
  was: ChatState | undefined,
  afterMs: number,
  goal?: Goal,
): 'chatted' | 'goal' | undefined {
  if (afterMs < 0 || afterMs > followedSeconds * 1000) return undefined
  if (event.type === 'chat') return underWay.includes(event.state) && !underWay.includes(was) ? 'chatted' : undefined
  const isGoal = event.type === 'track' && event.name === goal?.event
  return isGoal && afterMs <= (goal?.within ?? Infinity) * 1000 ? 'goal' : undefined
}
