import type { ConversationSummary } from '@beckon/protocol'
import type { Conversation } from '../store/conversations.ts'

/** A conversation as its visitor may see it: nothing of the notes, nothing of other people but the operator's name. */
export function summaryForVisitor(conversation: Conversation, epoch: string): ConversationSummary {
  const { id, site, status, heads, read, operator, createdAt } = conversation
  return { conversation: id, site, status, epoch, head: heads.talk, read, ...(operator && { operator }), createdAt }
}

export function summaryForOperator(conversation: Conversation, epoch: string): ConversationSummary {
  const { heads, visitor, last, unread, waitingSince, page, invitation, department, tags, form } = conversation
  return {
    ...summaryForVisitor(conversation, epoch),
    notesHead: heads.notes,
    visitor,
    ...(last && { last: { ...last, text: last.text.slice(0, maxPreviewLength) } }),
    unread,
    ...(waitingSince !== undefined && { waitingSince }),
    ...(page && { page }),
    ...(invitation && { invitation }),
    ...(department !== undefined && { department }),
    ...(tags && { tags }),
    ...(form && { form }),
  }
}

/** A line in a list shows no more; the message itself comes with the thread. */
const maxPreviewLength = 200
