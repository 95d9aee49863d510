import { engagedBy } from '../facts/engaged.ts'
import type { Facts } from '../facts/facts.ts'
import type { Test } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'
import { type Memory, ruleMemory } from './memory.ts'

/** The value of a signal at `now`, if no event comes before; undefined when it is missing. */
export function readSignal(test: Test, facts: Facts, memory: Memory, now: number): Value | undefined {
  const { page, visitor } = facts
  switch (test.signal) {
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
      return facts.tracks.filter(({ name, atMs }) => name === test.name && leavesAt(test, atMs) > now).length
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

/** The moments after `now` at which this test could turn, if no event comes before. */
export function turningPoints(test: Test, saw: Value | undefined, facts: Facts, now: number): number[] {
  if (test.signal === 'event') return facts.tracks.map(({ atMs }) => leavesAt(test, atMs))
  if (!`${test.signal}`.startsWith('time.') || typeof saw !== 'number') return []
  return [test.value].flat().flatMap(bound => {
    const at = now + Math.round(Number(bound) * 1000) - Math.round(saw * 1000)
    return [at, at + 1]
  })
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
