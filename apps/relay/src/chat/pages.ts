import type { Lane, RelayFrames } from '@beckon/protocol'
import { counts } from '../metrics/counts.ts'
import type { Conversation, Conversations } from '../store/conversations.ts'

export type Page = Omit<RelayFrames['page'], 'ref'>

/** The messages right after a cursor; or the newest page, marked as a new start, when the cursor says nothing about this lane. */
export async function readAfter(
  store: Conversations,
  conversation: Conversation,
  lane: Lane,
  cursor: { epoch?: string; seq?: number },
  most: number,
): Promise<Page> {
  const head = conversation.heads[lane]
  const isGood = cursor.epoch === store.epoch && cursor.seq !== undefined && cursor.seq <= head
  if (cursor.epoch === store.epoch && (cursor.seq ?? 0) > head) counts.cursorsAhead++
  if (!isGood) return readBefore(store, conversation, lane, head + 1, most, true)
  const { seq = 0 } = cursor
  // Most who come back have missed nothing.
  const messages = seq === head ? [] : await store.after(conversation.id, lane, seq, most)
  return toPage(store, conversation, lane, seq, messages, false)
}

/** The messages right before `before`. */
export async function readBefore(
  store: Conversations,
  conversation: Conversation,
  lane: Lane,
  before: number,
  most: number,
  reset: boolean,
): Promise<Page> {
  const messages = await store.before(conversation.id, lane, before, most)
  return toPage(store, conversation, lane, (messages[0]?.seq ?? 1) - 1, messages, reset)
}

function toPage(
  { epoch }: Conversations,
  { id, heads }: Conversation,
  lane: Lane,
  after: number,
  messages: Page['messages'],
  reset: boolean,
): Page {
  // What was stored between reading the conversation and its messages is on the page already.
  const head = Math.max(heads[lane], messages.at(-1)?.seq ?? 0)
  return { conversation: id, lane, epoch, after, head, messages, reset }
}
