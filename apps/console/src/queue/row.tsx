import type { ConversationSummary } from '@beckon/protocol'
import { heldByAnother, nameOf, openConversation } from '../desk/actions.ts'
import { useWorkplace } from '../desk/workplace.ts'
import { afterDrawing, focusLog } from '../keys/focus.ts'
import { calm } from '../text/calm.ts'
import { words } from '../words.ts'
import { Labels } from './labels.tsx'
import { Since } from './since.tsx'

const mostUnread = 99

export function Row({ conversation }: { conversation: string }) {
  const workplace = useWorkplace()
  const { view, drafts, closing } = workplace
  const summary = view.find(conversation)
  if (!summary) return null
  const { unread = 0, status } = summary
  const isOpen = view.openId.value === conversation
  const isClosing = closing.soon.value.has(conversation)
  const show = () => {
    openConversation(workplace, conversation)
    // Where the list folds away, the keyboard goes on in the conversation.
    afterDrawing(() => document.activeElement === document.body && focusLog())
  }
  const look = ['row', isOpen && 'open', isClosing && 'closing', unread > 0 && 'unread'].filter(Boolean).join(' ')
  return (
    <li>
      <button
        type="button"
        class={look}
        data-row={conversation}
        aria-current={isOpen ? 'true' : undefined}
        onClick={show}
      >
        <span class="who">
          <span class="name">
            <bdi>{calm(nameOf(summary))}</bdi>
          </span>
          <Labels summary={summary} />
        </span>
        <Since summary={summary} />
        <span class="last" dir="auto">
          {drafts.has(conversation) && status !== 'closed' && <em class="draft">{words.draft}</em>}
          <LastWords summary={summary} isClosing={isClosing} />
        </span>
        {unread > 0 && (
          <span class="badge">
            <span aria-hidden="true">{unread > mostUnread ? words.mostUnread : unread}</span>
            <span class="hidden">{words.unread(unread)}</span>
          </span>
        )}
      </button>
    </li>
  )
}

function LastWords({ summary, isClosing }: { summary: ConversationSummary; isClosing: boolean }) {
  const { desk, operator, view } = useWorkplace()
  // Typing has no summary of its own; the desk's state changes with it.
  view.state.value
  if (isClosing) return <>{words.closingRow}</>
  const typing = desk.typingIn(summary.conversation)
  if (typing && typing.id === summary.visitor?.id) return <span class="typing">{words.typingHere}</span>
  const { last, page } = summary
  if (!last?.text) return <>{calm(page?.title ?? '')}</>
  const by = last.by === 'operator' ? (heldByAnother(summary, operator.id) ?? words.you) : undefined
  return (
    <>
      {by && <span class="by">{by}: </span>}
      {calm(last.text)}
    </>
  )
}
