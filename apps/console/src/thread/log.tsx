import type { ConversationSummary } from '@beckon/protocol'
import { Fragment } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { nameOf } from '../desk/actions.ts'
import { useWorkplace } from '../desk/workplace.ts'
import { Icon } from '../icon/icon.tsx'
import { logId } from '../keys/focus.ts'
import { words } from '../words.ts'
import { useEnd } from './end.ts'
import { dayWords, type Shown, startsGroup } from './grouping.ts'
import { MessageItem } from './message.tsx'
import { PendingItem } from './pending.tsx'
import { useReading } from './reading.ts'

/** The messages of the open conversation, or that they are on their way, or that there are none. */
export function Log({ conversation }: { conversation: string }) {
  const { view } = useWorkplace()
  const { messages = [], pending = [] } = view.thread.value ?? {}
  if (messages.length > 0 || pending.length > 0) return <Messages key={conversation} conversation={conversation} />
  const isKnown = view.open.value !== undefined
  return view.state.value.link.kind === 'connected' && !isKnown ? <p class="gone">{words.gone}</p> : <Skeleton />
}

/** Both lanes, and what is still on its way. */
function Messages({ conversation }: { conversation: string }) {
  const { desk, view, operator } = useWorkplace()
  const list = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const thread = view.thread.value
  const summary = view.open.value
  const messages = thread?.messages ?? []
  const pending = thread?.pending ?? []
  const end = useEnd(list, content, messages[0]?.messageId)
  const firstNew = useFirstNew(messages, summary)
  useReading(conversation, messages)

  const lastOwn = messages.findLast(({ author, lane }) => author.kind === 'operator' && lane === 'talk')
  const stateOf = (message: Shown) => {
    if (message !== lastOwn || message.author.id !== operator.id) return undefined
    return message.seq <= (summary?.read.visitor ?? 0) ? words.readBy : words.sent
  }
  const { typing } = thread ?? {}
  const isVisitor = typing?.id === summary?.visitor?.id

  return (
    <div class="log-frame">
      <div
        class="log"
        ref={list}
        onScroll={end.scrolled}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        id={logId}
        role="log"
        aria-label={words.thread(nameOf(summary))}
        data-conversation={conversation}
      >
        <div ref={content}>
          {thread?.hasOlder && (
            <button type="button" class="older" onClick={() => void desk.older(conversation)}>
              {words.older}
            </button>
          )}
          {messages.map((message, place) => {
            const before = messages[place - 1]
            const day = dayWords(message.at, before?.at, view.nowMs.peek())
            const isNew = message.messageId === firstNew
            return (
              <Fragment key={message.messageId}>
                {day && <h3 class="day">{day}</h3>}
                {isNew && <p class="new-line">{words.freshLine}</p>}
                <MessageItem
                  message={message}
                  starts={isNew || day !== undefined || startsGroup(message, before)}
                  state={stateOf(message)}
                />
              </Fragment>
            )
          })}
          {pending.map(entry => (
            <PendingItem key={entry.messageId} entry={entry} />
          ))}
          {typing && typing.id !== operator.id && (
            <p class="typing-line" dir="auto">
              {isVisitor ? words.typing(typing.name) : words.replying(typing.name)}
              <span class="dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
            </p>
          )}
        </div>
      </div>
      {!end.isAtEnd && (
        <button type="button" class="to-end" onClick={end.toEnd}>
          <Icon name="down" /> {words.newest}
        </button>
      )}
    </div>
  )
}

/** The first words of the visitor that nobody had read when the conversation was opened: the "new" line stays above them. */
function useFirstNew(messages: readonly Shown[], summary: ConversationSummary | undefined): string | undefined {
  const { read, head = 0 } = summary ?? {}
  const [opened] = useState({ read: read?.operator ?? 0, head })
  if (opened.read === 0 || opened.read >= opened.head) return undefined
  const isNew = ({ lane, seq, author }: Shown) => lane === 'talk' && seq > opened.read && author.kind === 'visitor'
  const first = messages.find(isNew)
  return first && first.seq <= opened.head ? first.messageId : undefined
}

function Skeleton() {
  return (
    <div class="skeleton thread-skeleton" aria-hidden="true">
      <i class="bone short" />
      <i class="bone" />
      <i class="bone" />
      <i class="bone short" />
      <i class="bone" />
    </div>
  )
}
