import type { Change, Conversation, Draft, Stored, Write } from './conversations.ts'

/** A conversation before its first message. */
export function newConversation(id: string, create: NonNullable<Write['create']>): Conversation {
  return {
    id,
    ...create,
    status: 'open',
    heads: { talk: 0, notes: 0 },
    read: { visitor: 0, operator: 0 },
    unread: 0,
    answered: [],
  }
}

/** What is stored after a decision: the changed conversation, and the drafts with the `seq` that follows the stored heads. */
export function applyDecision(current: Conversation, change?: Change, drafts: Draft[] = []) {
  // Most words change nothing else.
  const conversation = change ? withChange(current, change) : { ...current }
  const heads = { ...conversation.heads }
  const messages = drafts.map(({ lane, message }): Stored => {
    const seq = ++heads[lane]
    return { lane, message: { ...message, seq, ...(lane === 'notes' && { afterSeq: heads.talk }) } }
  })
  conversation.heads = heads
  for (const { lane, message } of messages) {
    if (lane !== 'talk') continue
    if (message.author.kind === 'visitor') conversation.unread++
    if (message.author.kind !== 'system') {
      conversation.last = { text: message.text, by: message.author.kind, at: message.at }
    }
  }
  return { conversation, messages }
}

function withChange(current: Conversation, change: Change): Conversation {
  const { operator = undefined, waitingSince = undefined, ...rest } = { ...current, ...change }
  return { ...rest, ...(operator && { operator }), ...(waitingSince !== undefined && { waitingSince }) }
}
