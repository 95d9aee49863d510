import type { words } from '../words.ts'

export type Group = keyof typeof words.groups

/** Where a text is said. What is not named here stands with the others, so that a newer widget can say more. */
const groups: Readonly<Record<Exclude<Group, 'other'>, readonly string[]>> = {
  button: ['open', 'openUnread', 'close', 'dismiss', 'never'],
  home: ['title', 'hello', 'helloText', 'helloEmpty', 'person', 'personNext'],
  head: ['here', 'usually', 'nobodyHere', 'usuallyAway', 'with', 'inQueue', 'ended', 'reconnecting', 'blocked'],
  writing: ['askPlaceholder', 'writePlaceholder', 'askLabel', 'askHint', 'send', 'tooLong'],
  form: ['formTitle', 'formSend', 'optional', 'cancel'],
  answers: ['answersHere', 'mayFit', 'perhaps', 'back', 'automatic', 'helped', 'yes', 'no', 'gladHelped'],
  thread: ['you', 'typing', 'older', 'newest', 'newMessages', 'fresh', 'today', 'yesterday', 'messages', 'loading'],
  events: ['gettingPerson', 'joined', 'passedOn', 'reopened', 'moreChat'],
  rating: ['rate', 'good', 'bad', 'comment', 'thanks'],
  menu: ['menu', 'endChat', 'soundOn', 'soundOff'],
  states: ['sending', 'sent', 'read', 'stale', 'notSent', 'notSentLong', 'notSentGone', 'again', 'discard'],
}

/** The names of the texts in the order in which a visitor meets them. */
export function grouped(names: readonly string[]): [Group, string[]][] {
  const known = Object.entries(groups) as [Group, readonly string[]][]
  const placed = new Set(known.flatMap(([, all]) => all))
  const all = known.map(([group, members]): [Group, string[]] => [group, members.filter(name => names.includes(name))])
  all.push(['other', names.filter(name => !placed.has(name))])
  return all.filter(([, members]) => members.length > 0)
}
