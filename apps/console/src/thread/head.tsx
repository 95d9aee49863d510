import {
  canClose,
  canRelease,
  canTake,
  close,
  heldByAnother,
  nameOf,
  openConversation,
  release,
  take,
} from '../desk/actions.ts'
import { useWorkplace, type Workplace } from '../desk/workplace.ts'
import { Icon } from '../icon/icon.tsx'
import { Kbd } from '../keys/kbd.tsx'
import { calm } from '../text/calm.ts'
import { statusWords, words } from '../words.ts'
import { VerifiedMark } from './verified.tsx'

/** Whose conversation this is, how it stands, and what can be done with it. */
export function ThreadHead({ conversation }: { conversation: string }) {
  const workplace = useWorkplace()
  const { view, settings, operator } = workplace
  const summary = view.open.value
  const waiting = view.state.value.conversations.filter(({ status }) => status === 'waiting').length
  return (
    <header class="bar thread-head">
      <button type="button" class="quiet back" onClick={() => openConversation(workplace, undefined)}>
        <Icon name="back" /> <span class="back-word">{words.back}</span>
        {waiting > 0 && <span class="badge">{waiting}</span>}
      </button>
      <button
        type="button"
        class="quiet icon-only fold-queue"
        aria-label={words.conversations}
        aria-expanded={settings.queueOpen.value}
        title={`${words.conversations} (Q)`}
        onClick={() => (settings.queueOpen.value = !settings.queueOpen.value)}
      >
        <Icon name="list" />
        {waiting > 0 && <span class="badge">{waiting}</span>}
      </button>
      <div class="who">
        <h2 title={nameOf(summary)}>
          <bdi>{calm(nameOf(summary))}</bdi>
        </h2>
        <p>
          <VerifiedMark summary={summary} /> {standing(workplace, operator.id)}
        </p>
      </div>
      <div class="actions">
        {canTake(summary) && (
          <button
            type="button"
            class={summary.status === 'waiting' ? 'primary' : ''}
            onClick={() => take(workplace, conversation)}
          >
            {summary.status === 'closed' ? words.reopen : words.take} <Kbd keys="T" />
          </button>
        )}
        {canRelease(summary, operator.id) && (
          <button
            type="button"
            title="Give back to the queue (Shift+T)"
            onClick={() => release(workplace, conversation)}
          >
            Release
          </button>
        )}
        {canClose(summary, workplace) && (
          <button type="button" onClick={() => close(workplace, conversation)}>
            Close <Kbd keys="E" />
          </button>
        )}
        <button
          type="button"
          class="quiet icon-only fold-context"
          aria-label={words.context}
          aria-expanded={settings.contextOpen.value}
          title={`${words.context} (I)`}
          onClick={() => (settings.contextOpen.value = !settings.contextOpen.value)}
        >
          <Icon name="info" />
        </button>
      </div>
    </header>
  )
}

function standing({ view, closing }: Workplace, own: string): string {
  const summary = view.open.value
  if (!summary) return ''
  if (closing.soon.value.has(summary.conversation)) return words.closingRow
  if (summary.status !== 'served') return statusWords[summary.status]
  return words.with(heldByAnother(summary, own) ?? words.youLow)
}
