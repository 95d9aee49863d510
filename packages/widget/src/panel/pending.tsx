import { discard, type OutboxEntry, type VisitorChat } from '@beckon/client'
import { words } from './words.ts'

/** A message that is not stored yet: on its way, or not sent and why, with the two things the visitor can do about it. */
export function PendingBubble({ entry, chat }: { entry: OutboxEntry; chat: VisitorChat }) {
  const { messageId, text, state } = entry
  const reasons: Record<string, string> = { too_long: words.notSentLong, not_found: words.notSentGone }
  const why = state.kind === 'stale' ? words.stale : state.kind === 'failed' && (reasons[state.code] ?? words.notSent)
  return (
    <div class="message own pending" data-message-id={messageId} data-state={state.kind}>
      <div class="bubble" dir="auto">
        {text}
      </div>
      {why ? (
        <p class="state bad" role="alert">
          {why}{' '}
          <button type="button" onClick={() => void chat.retry(messageId)}>
            {words.again}
          </button>{' '}
          <button type="button" onClick={() => void discard(chat.outbox, messageId)}>
            {words.discard}
          </button>
        </p>
      ) : (
        <p class="state">{words.sending}</p>
      )}
    </div>
  )
}
