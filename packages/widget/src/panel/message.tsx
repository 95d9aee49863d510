import type { Message } from '@beckon/protocol'
import { eventWords } from './event-words.ts'
import { exactWords, timeWords } from './grouping.ts'
import { Markdown, Plain } from './markdown.tsx'
import type { PanelState } from './state.ts'
import { words } from './words.ts'

type BubbleProps = {
  message: Message
  state: PanelState
  siteName: string
  startsGroup: boolean
  /** Sent or read, under the visitor's last message only. */
  status: string | undefined
  /** Given under the newest automatic answer. */
  onHelped?: (helped: boolean) => void
  /** Given under the newest answers to choose from. */
  onChoose?: (answer: string) => void
}

export function Bubble({ message, state, siteName, startsGroup, status, onHelped, onChoose }: BubbleProps) {
  const { author, text, answer, offers, at, seq, messageId } = message
  const own = author.kind === 'visitor'
  const name = own
    ? words.you
    : author.kind === 'operator'
      ? (author.name ?? siteName)
      : author.kind === 'answer'
        ? words.automatic
        : siteName
  const time = timeWords(at)
  return (
    <div class={own ? 'message own' : 'message'} data-seq={seq} data-message-id={messageId} data-author={author.kind}>
      {startsGroup && (
        <p class="by">
          <span class={own ? 'hidden' : ''} dir="auto">
            {name}
          </span>{' '}
          <time dateTime={new Date(at).toISOString()}>{time}</time>
        </p>
      )}
      <div class="bubble" dir="auto" title={exactWords(at)}>
        {answer && <strong>{answer.title}</strong>}
        {answer ? <Markdown text={text} state={state} /> : <Plain text={onChoose ? words.perhaps : text} />}
      </div>
      {onChoose && (
        <div class="replies">
          {offers?.map(({ id, title }) => (
            <button type="button" class="chip" key={id} dir="auto" onClick={() => onChoose(id)}>
              {title}
            </button>
          ))}
        </div>
      )}
      {onHelped && (
        <p class="ask">
          {words.helped}{' '}
          <button type="button" class="chip" onClick={() => onHelped(true)}>
            {words.yes}
          </button>{' '}
          <button type="button" class="chip" onClick={() => onHelped(false)}>
            {words.no}
          </button>
        </p>
      )}
      {status && <p class="state">{status}</p>}
    </div>
  )
}

/** `expect` is how long what it says usually takes, in words, while it is so. */
export function SystemLine({ message, expect }: { message: Message; expect: string | undefined }) {
  const { event, author, seq, messageId, away } = message
  const said = event && (expect ?? eventWords(event, author.name, away))
  return (
    <p class="system" data-seq={seq} data-message-id={messageId} data-author="system" hidden={!said}>
      {said}
    </p>
  )
}
