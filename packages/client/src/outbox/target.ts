import type { StartWith } from '../chat/visitor-chat.ts'
import type { OutboxEntry, Target } from './entry.ts'

/** Where a visitor's next words go. `mayHaveHome`: the relay may know of a conversation that this page does not know of yet. */
export function targetOf(
  start: StartWith,
  entries: readonly OutboxEntry[],
  conversation: string | undefined,
  mayHaveHome: boolean,
): Target {
  const beginning = entries.find(entry => entry.target.kind === 'start')
  // Although the conversation may be known, stored under an acknowledgement that was lost: others wait for it and must not be overtaken.
  if (beginning && (!conversation || beginning.state.kind === 'pending')) {
    return { kind: 'follow', start: beginning.messageId }
  }
  if (conversation) return { kind: 'send', conversation, lane: 'talk' }
  // Beginning another one would hide it.
  return mayHaveHome ? { kind: 'home', ...start } : { kind: 'start', ...start }
}
