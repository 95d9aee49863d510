import type { Message } from '@beckon/protocol'
import { locale, words } from './words.ts'

/** Messages of one author within five minutes stand together under one name and time. */
const groupMs = 5 * 60 * 1000

export function startsGroup(message: Message, before: Message | undefined): boolean {
  if (!before || before.event) return true
  const sameAuthor = before.author.kind === message.author.kind && before.author.id === message.author.id
  return !sameAuthor || message.at - before.at > groupMs
}

/** The words of a day separator before a message, or undefined if the message before it is of the same day. */
export function dayWords(at: number, before: number | undefined, now = new Date()): string | undefined {
  const day = new Date(at).toDateString()
  if (before !== undefined && new Date(before).toDateString() === day) return undefined
  if (day === now.toDateString()) return before === undefined ? undefined : words.today
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  if (day === yesterday.toDateString()) return words.yesterday
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(at)
}

/** By language: to make one takes far longer than to use it, and each message asks at each change of the thread. */
const clocks: Record<string, Intl.DateTimeFormat> = {}
const clock = () => (clocks[locale] ??= new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }))

export const timeWords = (at: number): string => clock().format(at)

export const exactWords = (at: number): string => new Date(at).toLocaleString(locale)
