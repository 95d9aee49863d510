import { useWorkplace } from '../desk/workplace.ts'
import { calm } from '../text/calm.ts'
import { initialOf } from '../text/initial.ts'
import { Markdown, Words } from '../text/text.tsx'
import { authorWords, eventWords, words } from '../words.ts'
import { exactTime, type Shown, timeWords } from './grouping.ts'

type Props = { message: Shown; starts: boolean; state: string | undefined }

/** One stored message. Its data attributes name it as the log does. */
export function MessageItem({ message, starts, state }: Props) {
  const { seq, lane, messageId, author, at, text, event, rating } = message
  const { operator } = useWorkplace()
  const marks = { 'data-seq': seq, 'data-lane': lane, 'data-message-id': messageId, 'data-author': author.kind }
  if (event) {
    return (
      <div class="event" title={exactTime(at)} {...marks}>
        <bdi>{eventWords(event, author.name, rating)}</bdi> ·{' '}
        <time dateTime={new Date(at).toISOString()}>{timeWords(at)}</time>
      </div>
    )
  }
  const isOwn = author.kind === 'operator' && author.id === operator.id
  const name = isOwn ? words.you : calm(author.name || authorWords[author.kind])
  const look = ['message', lane === 'notes' ? 'is-note' : `by-${author.kind}`, starts && 'starts'].filter(Boolean)
  return (
    <div class={look.join(' ')} {...marks}>
      {starts && (
        <div class="by">
          <span class="avatar" aria-hidden="true">
            {author.kind === 'rule' || author.kind === 'answer' ? '↯' : initialOf(author.name ?? name)}
          </span>
          <bdi class="author">{name}</bdi>
          <Label message={message} />
          <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
            {timeWords(at)}
          </time>
        </div>
      )}
      <div class="body" title={exactTime(at)}>
        {message.answer && (
          <strong class="answer-title" dir="auto">
            {message.answer.title}
          </strong>
        )}
        {author.kind === 'answer' ? <Markdown text={text} /> : <Words text={text} />}
      </div>
      {state && <p class="state">{state}</p>}
    </div>
  )
}

function Label({ message: { lane, rule } }: { message: Shown }) {
  if (lane === 'notes') {
    return (
      <span class="label note-label">
        {words.note} <span>· {words.noteFor}</span>
      </span>
    )
  }
  return rule ? <code class="label">{words.ruleAnd(rule.id, rule.version)}</code> : null
}
