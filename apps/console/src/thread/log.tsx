import { Fragment } from 'preact'
import { useRef } from 'preact/hooks'
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

/** The messages of the open conversation, both lanes, and what is still on its way. */
export function Log({ conversation }: { conversation: string }) {
  const { desk, view, operator } = useWorkplace()
  const list = useRef<HTMLDivElement>(null)
  const thread = view.thread.value
  const summary = view.open.value
  const messages = thread?.messages ?? []
  const pending = thread?.pending ?? []
  const last = pending.at(-1)?.messageId ?? messages.at(-1)?.messageId
  const end = useEnd(list, { conversation, first: messages[0]?.messageId, last: `${last} ${thread?.typing?.id}` })
  const newFrom = useNewFrom(conversation, summary?.read.operator)
  useReading(conversation, messages)

  const link = view.state.value.link.kind
  if (messages.length === 0 && pending.length === 0 && (link !== 'connected' || summary)) return <Skeleton />
  if (messages.length === 0 && pending.length === 0) return <p class="gone">{words.gone}</p>
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
      >
        {thread?.hasOlder && (
          <button type="button" class="older" onClick={() => void desk.older(conversation)}>
            {words.older}
          </button>
        )}
        {messages.map((message, place) => {
          const before = messages[place - 1]
          const day = dayWords(message.at, before?.at, view.nowMs.peek())
          const isNew = newFrom !== undefined && isFirstNew(messages, place, newFrom)
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
      {!end.isAtEnd && (
        <button type="button" class="to-end" onClick={end.toEnd}>
          <Icon name="down" /> {words.newest}
        </button>
      )}
    </div>
  )
}

/** How far the conversation had been read when it was opened: the "new" line stays there until another one is opened. */
function useNewFrom(conversation: string, read: number | undefined): number | undefined {
  const opened = useRef<{ conversation: string; read: number | undefined }>({ conversation: '', read: undefined })
  if (opened.current.conversation !== conversation) opened.current = { conversation, read }
  opened.current.read ??= read
  return opened.current.read || undefined
}

function isFirstNew(messages: readonly Shown[], place: number, from: number): boolean {
  const isNew = ({ lane, seq, author }: Shown) => lane === 'talk' && seq > from && author.kind === 'visitor'
  const message = messages[place]
  return message !== undefined && isNew(message) && !messages.slice(0, place).some(isNew)
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
