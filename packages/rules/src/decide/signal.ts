import { elapsedMs, type Watch } from '../facts/watch.ts'
import type { Test } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'
import type { Question } from './condition.ts'
import { list } from './list.ts'
import type { Tell } from './supplement.ts'

/** The value of a signal at `now`, if no event comes before; undefined when it is missing. */
export function readSignal(test: Test, question: Question, now: number): Value | undefined {
  const known = readCore(test, question, now)
  const { supplement } = question.basis
  return supplement ? supplement.read(test, question, now, known) : known
}

/** Tells of the moments at which this test could turn, if no event comes before; some may be over. */
export function eachTurningPoint(test: Test, saw: Value | undefined, question: Question, tell: Tell): void {
  const { facts, now, basis } = question
  if (test.within !== undefined) for (const { atMs } of facts.event) tell(leavesAt(test, atMs))
  // A number goes on with time only where it is one of seconds.
  if (test.signal.startsWith('time.')) eachBound(test, saw, now, tell)
  basis.supplement?.turns(test, saw, question, tell)
}

/** Tells when a number of seconds that goes on with time comes to what a test compares it with, and is past it. */
export function eachBound({ value }: Test, saw: Value | undefined, now: number, tell: Tell): void {
  if (typeof saw !== 'number') return
  for (const bound of list(value)) {
    const at = now + Math.round(Number(bound) * 1000) - Math.round(saw * 1000)
    tell(at)
    tell(at + 1)
  }
}

/** Under its own name lie a signal's value, a watch, or a record of them by name or selector. */
function readCore(test: Test, { facts }: Question, now: number): Value | undefined {
  const { signal, name, selector } = test
  if (signal === 'event')
    return facts.event.filter(each => each.name === name && leavesAt(test, each.atMs) > now).length
  const known = own<object>(facts, signal)
  const key = name ?? selector
  const value = (key === undefined ? known : own(known, key)) as Value | Watch | undefined
  return isWatch(value) ? elapsedMs(value, now) / 1000 : value
}

function isWatch(value: unknown): value is Watch {
  // Asked for as a property: the widget's build shortens it, and would not in a text.
  return (value as Watch | undefined | null)?.countedMs !== undefined
}

/** "Within the last 10 s" still holds at exactly 10 s. */
export function leavesAt({ within }: Test, atMs: number): number {
  return within === undefined ? Infinity : atMs + Math.round(within * 1000) + 1
}

/** Names come from pages and owners: "constructor" is one too. */
export function own<T>(record: object | undefined, name = ''): T | undefined {
  return record && Object.hasOwn(record, name) ? (record as Record<string, T>)[name] : undefined
}
