import type { OutboxEntry } from '@beckon/client'
import type { Message } from '@beckon/protocol'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PanelProps } from './frame.tsx'
import { dayWords, startsGroup } from './grouping.ts'
import { Bubble, SystemLine } from './message.tsx'
import { Preview } from './preview.tsx'
import { words } from './words.ts'

/** How far from the end still counts as reading the newest, in pixels. */
const nearEndPx = 60

/** The conversation, the newest at the end. It stays at the end while the visitor is there, and does not jump when they read further up. */
export function Thread({ widget, chat, state }: PanelProps) {
  const { messages, pending, conversation, typing, hasOlder, link } = chat.state()
  const list = useRef<HTMLElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const newest = messages.at(-1)?.seq ?? 0
  const [freshFrom, setFreshFrom] = useState<number>()
  const isBegun = conversation !== undefined || pending.length > 0

  const toEnd = () => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }
  useLayoutEffect(() => {
    if (atEnd) toEnd()
  }, [newest, pending.length, typing, state.isOpen(), state.answer()?.id])

  // The "new" line marks what came while the panel was closed; it stays until the next time it is opened.
  useEffect(() => {
    if (!state.isOpen() || !conversation) return
    setFreshFrom(
      conversation.read.visitor > 0 && conversation.read.visitor < newest ? conversation.read.visitor : undefined,
    )
  }, [state.isOpen()])

  const sawEnd = () => {
    const { current } = list
    if (current) setAtEnd(current.scrollHeight - current.scrollTop - current.clientHeight < nearEndPx)
  }
  const lastOwn = messages.findLast(({ author }) => author.kind === 'visitor')
  const lastAnswer = messages.findLast(({ author, event }) => author.kind !== 'visitor' || event)

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="body thread" ref={list} onScroll={sawEnd} tabIndex={0} aria-label={words.messages}>
      {hasOlder && (
        <button type="button" class="older" onClick={() => void chat.older()}>
          {words.older}
        </button>
      )}
      {!isBegun && <Preview widget={widget} chat={chat} state={state} />}
      <div role="log" aria-live={link.kind === 'connected' && state.isOpen() ? 'polite' : 'off'} class="log">
        {messages.map((message, at) => {
          const before = messages[at - 1]
          return [
            dayWords(message.at, before?.at) && <p class="day">{dayWords(message.at, before?.at)}</p>,
            freshFrom !== undefined && before?.seq === freshFrom && <p class="fresh">{words.fresh}</p>,
            message.author.kind === 'system' ? (
              <SystemLine key={message.messageId} message={message} />
            ) : (
              <Bubble
                key={message.messageId}
                message={message}
                siteName={widget.settings.name}
                startsGroup={startsGroup(message, before)}
                state={ownState(message, lastOwn, conversation?.read.operator ?? 0)}
                {...(message === lastAnswer &&
                  conversation?.status === 'open' &&
                  message.answer && {
                    onHelped: (helped: boolean) => void chat.helped(message.messageId, helped),
                  })}
              />
            ),
          ]
        })}
      </div>
      {pending.map(entry => (
        <PendingBubble key={entry.messageId} entry={entry} chat={chat} />
      ))}
      {typing && (
        <p class="typing" role="status">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words.typing(typing.name)}
        </p>
      )}
      {!atEnd && (
        <button
          type="button"
          class="newest"
          onClick={() => {
            setAtEnd(true)
            toEnd()
          }}
        >
          {words.newest} ↓
        </button>
      )}
    </section>
  )
}

function ownState(message: Message, lastOwn: Message | undefined, readSeq: number): string | undefined {
  if (message !== lastOwn) return undefined
  return message.seq <= readSeq ? words.read : words.sent
}

function PendingBubble({ entry, chat }: { entry: OutboxEntry; chat: PanelProps['chat'] }) {
  const { messageId, text, state } = entry
  const isSending = state.kind === 'pending'
  const reasons: Record<string, string> = words.failed
  const why =
    state.kind === 'stale' ? words.stale : state.kind === 'failed' ? (reasons[state.code] ?? words.failed.other) : ''
  return (
    <div class="message own pending" data-message-id={messageId} data-state={state.kind}>
      <div class="bubble" dir="auto">
        {text}
      </div>
      {isSending ? (
        <p class="state">{words.sending}</p>
      ) : (
        <p class="state bad" role="alert">
          {why}{' '}
          <button type="button" onClick={() => void chat.retry(messageId)}>
            {words.again}
          </button>{' '}
          <button type="button" onClick={() => void chat.discard(messageId)}>
            {words.discard}
          </button>
        </p>
      )}
    </div>
  )
}
