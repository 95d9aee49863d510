import type { Message } from '@beckon/protocol'
import { Component, createRef } from 'preact'
import { expectWords } from './expect.ts'
import { dayWords, startsGroup } from './grouping.ts'
import { Bubble, SystemLine } from './message.tsx'
import { PendingBubble } from './pending.tsx'
import { Preview } from './preview.tsx'
import type { PanelProps } from './props.ts'
import { words } from './words.ts'

/** How far from the end still counts as reading the newest, in pixels. */
const nearEndPx = 60

type Seen = {
  /** The newest message when the visitor scrolled away from the end; undefined while they are there. */
  leftAt?: number | undefined
}

/**
 * The conversation, the newest at the end. It stays at the end while the visitor is there, and does not jump when they read further up. A class, since hooks
 * would add a kilobyte for this and the composer.
 */
export class Thread extends Component<PanelProps, Seen> {
  list = createRef<HTMLElement>()
  firstSeq = 0
  /** What a screen reader is not told of: it was there when the panel was opened, or is the first that this page has of an earlier visit. */
  knownSeq = 0
  /** Where the "new" line stands: after the last message that was read when the panel was opened. */
  freshFrom: number | undefined
  wasOpen = false
  isCaughtUp = !this.props.widget.hasChat

  newest = () => this.props.chat.state().messages.at(-1)?.seq ?? 0

  toEnd = () => {
    const { current } = this.list
    if (current) current.scrollTop = current.scrollHeight
  }

  /** A keyboard that slides in, a composer that grows: the end stays in sight. */
  resized = new ResizeObserver(() => this.state.leftAt === undefined && this.toEnd())

  override componentDidMount() {
    this.componentDidUpdate({}, {}, 0)
    if (this.list.current) this.resized.observe(this.list.current)
  }

  override componentWillUnmount() {
    this.resized.disconnect()
  }

  override getSnapshotBeforeUpdate() {
    const { current } = this.list
    return current ? current.scrollHeight - current.scrollTop : 0
  }

  override componentDidUpdate(_props: object, _seen: Seen, belowPx: number) {
    const { messages } = this.props.chat.state()
    const { current } = this.list
    const firstSeq = messages[0]?.seq ?? 0
    if (this.state.leftAt === undefined) this.toEnd()
    // Earlier messages came in above: what was being read stays where it was.
    else if (current && firstSeq < this.firstSeq) current.scrollTop = current.scrollHeight - belowPx
    this.firstSeq = firstSeq
  }

  sawEnd = () => {
    const { current } = this.list
    if (!current?.clientHeight) return
    const isAtEnd = current.scrollHeight - current.scrollTop - current.clientHeight < nearEndPx
    const { leftAt } = this.state
    if (isAtEnd !== (leftAt === undefined)) this.setState({ leftAt: isAtEnd ? undefined : this.newest() })
  }

  override render({ widget, chat, state }: PanelProps, { leftAt }: Seen) {
    const { messages: all, pending, conversation, typing, hasOlder, link, desk } = chat.state()
    // Who they are is no news to the visitor.
    const messages = all.filter(({ event }) => event !== 'identified')
    const lastOwn = messages.findLast(({ author }) => author.kind === 'visitor')
    const last = messages.findLast(({ author, event }) => author.kind !== 'visitor' || event)
    const readSeq = conversation?.read.operator ?? 0
    const newest = this.newest()
    const isOpen = state.isOpen()
    if (isOpen && !this.wasOpen) {
      const visitorSeq = conversation?.read.visitor ?? 0
      this.freshFrom = visitorSeq > 0 && visitorSeq < newest ? visitorSeq : undefined
    }
    this.wasOpen = isOpen
    // Of an older copy of the store, or of another conversation, all is known.
    if (!isOpen || !this.isCaughtUp || newest < this.knownSeq) this.knownSeq = newest
    this.isCaughtUp ||= link.kind === 'connected'
    // What stands before the visitor's first words they have read: the invitation, the answer they opened.
    const begunSeq =
      messages.find(({ author }) => author.kind === 'visitor')?.seq ?? (pending.length > 0 ? Infinity : 0)
    const isNews = ({ author, seq }: Message) => author.kind !== 'visitor' && seq > Math.max(this.knownSeq, begunSeq)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <section class="body thread" ref={this.list} onScroll={this.sawEnd} tabIndex={0} aria-label={words.messages}>
        {hasOlder && (
          <button type="button" class="older" onClick={() => void chat.older()}>
            {words.older}
          </button>
        )}
        {!conversation && pending.length === 0 && <Preview widget={widget} state={state} />}
        {/* A message is read out as it comes, not what changes about it. */}
        <div role="log" aria-relevant="additions">
          {messages.map((message, at) => {
            const { messageId, author } = message
            const before = messages[at - 1]
            const day = dayWords(message.at, before?.at)
            return (
              <div key={messageId} aria-live={isNews(message) ? undefined : 'off'}>
                {day && <p class="day">{day}</p>}
                {before && before.seq === this.freshFrom && <p class="fresh">{words.fresh}</p>}
                {author.kind === 'system' ? (
                  <SystemLine
                    message={message}
                    expect={
                      message === last && message.event === 'waiting' && desk?.replyMs !== undefined
                        ? expectWords(desk)
                        : undefined
                    }
                  />
                ) : (
                  <Bubble
                    message={message}
                    state={state}
                    siteName={widget.settings.name}
                    startsGroup={startsGroup(message, before)}
                    status={ownState(message, lastOwn, readSeq)}
                    {...(message === last &&
                      conversation?.status === 'open' && {
                        ...(message.answer && {
                          onHelped: (helped: boolean) => void chat.insist({ type: 'helped', messageId, helped }),
                        }),
                        ...(message.offers && {
                          onChoose: (answer: string) => void chat.insist({ type: 'choose', messageId, answer }),
                        }),
                      })}
                  />
                )}
              </div>
            )
          })}
        </div>
        {pending.map(entry => (
          <PendingBubble key={entry.messageId} entry={entry} chat={chat} />
        ))}
        {/* These two are there from the beginning: what appears together with its words many do not read out. */}
        <p class="hidden" role="status">
          {lastOwn && lastOwn.seq > this.knownSeq && pending.length === 0 && words.sent}
        </p>
        <div role="status">
          {typing && (
            <p class="typing">
              <span class="dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {words.typing(typing.name)}
            </p>
          )}
        </div>
        {leftAt !== undefined && (
          <button
            type="button"
            class="newest"
            onClick={() => {
              this.setState({ leftAt: undefined })
              this.toEnd()
            }}
          >
            {this.newest() > leftAt ? words.newMessages : words.newest} ↓
          </button>
        )}
      </section>
    )
  }
}

function ownState(message: Message, lastOwn: Message | undefined, readSeq: number): string | undefined {
  if (message !== lastOwn) return undefined
  return message.seq <= readSeq ? words.read : words.sent
}
