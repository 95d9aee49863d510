import { engagedBy } from '../facts/engaged.ts'
import type { Facts } from '../facts/facts.ts'
import type { Test } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'
import { list } from './compare.ts'
import { type Memory, ruleMemory } from './memory.ts'

/** The value of a signal at `now`, if no event comes before; undefined when it is missing. */
export function readSignal(test: Test, facts: Facts, memory: Memory, now: number): Value | undefined {
  const { page, visitor } = facts
  switch (test.signal) {
    case 'page.path':
      return page?.path
    case 'page.query':
      return own(page?.query, test.name)
    case 'page.count':
      return facts.pages
    case 'time.onPage':
      return seconds(page && now - page.atMs)
    case 'time.onSite':
      return seconds(now)
    case 'time.engagedOnPage':
      return seconds(page && engagedBy(facts, now) - page.engagedBeforeMs)
    case 'time.engagedOnSite':
      return seconds(engagedBy(facts, now))
    case 'time.idle':
      return seconds(facts.activeAtMs === undefined ? undefined : now - facts.activeAtMs)
    case 'scroll.depth':
      return facts.depth
    case 'exit.intent':
      return facts.exitIntent
    case 'chat.state':
      return facts.chat
    case 'visitor.visits':
      return visitor.visit
    case 'visitor.attribute':
      return own(facts.attributes, test.name)
    case 'event':
      return countTracks(test, facts, now)
    case 'rule':
      return ruleState(memory, test.id ?? '')
    default:
      return readPlain(test, facts)
  }
}

/** page.url, desk.free, visitor.language and their like are facts of the same name. */
function readPlain({ signal, department = '' }: Test, { page, desks, visitor }: Facts): Value | undefined {
  const [group = '', key] = `${signal}`.split('.')
  return own(own<object>({ page, desk: own(desks, department), visitor } as Record<string, object>, group), key)
}

/** Tells of the moments at which this test could turn, if no event comes before; some may be over. */
export function eachTurningPoint(
  test: Test,
  saw: Value | undefined,
  facts: Facts,
  now: number,
  tell: (at: number) => void,
): void {
  if (test.within !== undefined) for (const { atMs } of facts.tracks) tell(leavesAt(test, atMs))
  // Only the times begin with this letter.
  if (test.signal[0] === 't')
    for (const bound of list(test.value)) {
      const at = now + Math.round(Number(bound) * 1000) - Math.round(Number(saw) * 1000)
      tell(at)
      tell(at + 1)
    }
}

function countTracks(test: Test, { tracks }: Facts, now: number): number {
  let count = 0
  for (const { name, atMs } of tracks) if (name === test.name && leavesAt(test, atMs) > now) count++
  return count
}

/** "Within the last 10 s" still holds at exactly 10 s. */
function leavesAt({ within }: Test, atMs: number): number {
  return within === undefined ? Infinity : atMs + Math.round(within * 1000) + 1
}

function ruleState(memory: Memory, id: string): string {
  const { answeredAtMs, dismissedAtMs, shownAtMs } = ruleMemory(memory, id)
  return answeredAtMs ? 'answered' : dismissedAtMs ? 'dismissed' : shownAtMs.length > 0 ? 'shown' : 'none'
}

/** Names come from pages and owners: "constructor" is one too. */
function own<T>(record: object | undefined, name = ''): T | undefined {
  return record && Object.hasOwn(record, name) ? (record as Record<string, T>)[name] : undefined
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000
}
