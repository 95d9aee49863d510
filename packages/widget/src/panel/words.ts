import type { SystemEvent } from '@beckon/protocol'

/** Everything the panel says, in one place. */
export const words = {
  title: (site: string) => `Chat with ${site}`,
  open: 'Open chat',
  openUnread: (count: number) => `Open chat, ${count} unread`,
  close: 'Close chat',
  here: 'Someone is here now',
  nobodyHere: 'Nobody is here right now. You get an answer when we are back.',
  usually: (time: string) => `Usually answers in ${time}`,
  usuallyAway: (time: string) => `Nobody is here right now. An answer usually comes within ${time}.`,
  with: (name: string) => `You are talking with ${name}`,
  inQueue: 'You are in the queue and keep your place if you leave',
  ended: 'This chat has ended',
  reconnecting: 'Reconnecting. What you write is kept and sent when the connection is back.',
  blocked: 'This chat is not available here. What you wrote is still in this browser.',
  hello: 'How can we help?',
  helloText: 'Pick an answer, or ask below.',
  helloEmpty: 'Ask anything below. You are answered here.',
  answersHere: 'Answers for this page',
  mayFit: 'Answers that may fit',
  perhaps: 'Perhaps one of these:',
  back: 'All answers',
  person: 'Talk to a person',
  personNext: 'Write your question below. A person will answer it.',
  askLabel: 'Your message',
  askPlaceholder: 'Ask a question …',
  writePlaceholder: 'Write a message …',
  askHint: 'Enter sends, Shift and Enter begins a new line',
  send: 'Send',
  tooLong: (over: number) => `${over} characters too long`,
  automatic: 'Automatic answer',
  helped: 'Did this help?',
  yes: 'Yes',
  no: 'No, talk to a person',
  sending: 'Sending',
  sent: 'Sent',
  read: 'Read',
  stale: 'Not sent. You wrote this more than a day ago.',
  failed: {
    too_long: 'Not sent: too long.',
    not_found: 'Not sent: this chat no longer exists.',
  },
  notSent: 'Not sent.',
  again: 'Send now',
  discard: 'Discard',
  you: 'You',
  typing: (name: string) => `${name} is typing`,
  older: 'Show earlier messages',
  newest: 'To the newest',
  newMessages: 'New messages',
  fresh: 'New',
  today: 'Today',
  yesterday: 'Yesterday',
  messages: 'Messages',
  loading: 'Loading your chat',
  moreChat: 'Write to begin again',
} as const

/** What a system event means to the visitor; undefined where there is nothing to say. `away`: nobody was there to be got. */
export function eventWords(event: SystemEvent, name = '', away = false): string | undefined {
  if (event === 'waiting') return away ? words.nobodyHere : 'We are getting a person for you.'
  if (event === 'not-helped') return undefined
  if (event === 'taken') return `${name} is here now`
  if (event === 'released') return `${name} passed you on. The next person is on the way.`
  if (event === 'closed') return words.ended
  if (event === 'reopened') return 'Open again'
  return 'Good to hear that this helped'
}
