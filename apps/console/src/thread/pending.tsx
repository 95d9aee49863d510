import type { OutboxEntry } from '@beckon/client'
import { useWorkplace } from '../desk/workplace.ts'
import { Words } from '../text/text.tsx'
import { refusedBecause, words } from '../words.ts'

const dataState = { pending: 'sending', failed: 'failed', stale: 'stale' } as const

/** A message that is not known to be stored yet: on its way, or not, and then why and what can be done. */
export function PendingItem({ entry }: { entry: OutboxEntry }) {
  const { desk } = useWorkplace()
  const { messageId, text, state, target } = entry
  const lane = target.kind === 'send' ? target.lane : 'talk'
  return (
    <div
      class={`message pending starts ${lane === 'notes' ? 'is-note' : 'by-operator'}`}
      data-message-id={messageId}
      data-lane={lane}
      data-author="operator"
      data-state={dataState[state.kind]}
    >
      <div class="by">
        <bdi class="author">{words.you}</bdi>
        {lane === 'notes' && (
          <span class="label note-label">
            {words.note} <span>· {words.noteFor}</span>
          </span>
        )}
        {state.kind === 'pending' && <span class="sending">{words.sending}</span>}
      </div>
      <div class="body">
        <Words text={text} />
      </div>
      {state.kind !== 'pending' && (
        <div class="unsent" role="alert">
          <span>{state.kind === 'stale' ? words.stale : words.notSent(refusedBecause(state.code))}</span>
          <button type="button" onClick={() => void desk.retry(messageId)}>
            {words.retry}
          </button>
          <button type="button" class="quiet" onClick={() => void desk.discard(messageId)}>
            {words.discard}
          </button>
        </div>
      )}
    </div>
  )
}
