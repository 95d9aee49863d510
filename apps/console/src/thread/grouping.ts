import type { Lane, Message } from '@beckon/protocol'
import { words } from '../words.ts'

export type Shown = Message & { lane: Lane }

const sameGroupWithinMs = 5 * 60_000

/** Whether a message stands under a name of its own: another author, another lane, a rule or an answer, or five minutes of silence. */
export function startsGroup(message: Shown, before: Shown | undefined): boolean {
  if (!before || before.lane !== message.lane) return true
  if (before.author.kind !== message.author.kind || before.author.id !== message.author.id) return true
  if (message.author.kind === 'rule' || message.author.kind === 'answer') return true
  return message.at - before.at > sameGroupWithinMs
}

/** The day a message begins, in words; undefined where the one before is of the same day. */
export function dayWords(at: number, beforeAt: number | undefined, nowMs: number): string | undefined {
  if (beforeAt !== undefined && dayOf(at) === dayOf(beforeAt)) return undefined
  if (dayOf(at) === dayOf(nowMs)) return words.today
  if (dayOf(at) === dayOf(nowMs - 24 * 3_600_000)) return words.yesterday
  const isThisYear = new Date(at).getFullYear() === new Date(nowMs).getFullYear()
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at)
}

// To make one takes far longer than to use it, and each message asks at each change of the thread.
const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' })

export const timeWords = (at: number): string => clock.format(at)

export const exactTime = (at: number): string => calendar.format(at)

const dayOf = (at: number) => new Date(at).toDateString()
