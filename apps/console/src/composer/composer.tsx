import { limits } from '@beckon/protocol'
import { useEffect, useRef } from 'preact/hooks'
import { close, heldByAnother, nameOf, send } from '../desk/actions.ts'
import { useWorkplace } from '../desk/workplace.ts'
import { composerId } from '../keys/focus.ts'
import { Kbd } from '../keys/kbd.tsx'
import { words } from '../words.ts'
import { AnswerList, answerId, answerListId } from './answer-list.tsx'
import { useAnswers } from './answers.ts'
import { LaneTabs } from './lane-tabs.tsx'
import { loadSuggestion, suggestion } from './later.ts'

/** From here on the number of characters left is shown. */
const countFrom = limits.maxTextLength - 500

export function Composer({ conversation }: { conversation: string }) {
  const workplace = useWorkplace()
  const { view, desk, drafts, operator } = workplace
  const field = useRef<HTMLTextAreaElement>(null)
  const summary = view.open.value
  const takenBy = heldByAnother(summary, operator.id)
  const lane = takenBy === undefined ? workplace.lane.value : 'notes'
  const answers = useAnswers(field, lane)
  const text = drafts.get(conversation, lane)
  const left = limits.maxTextLength - text.length
  const canSend = text.trim() !== '' && left >= 0
  const isNote = lane === 'notes'
  useEffect(() => {
    loadSuggestion()
    return () => desk.typing(conversation, false)
  }, [])
  const Suggestion = suggestion.value

  function submit(andClose = false) {
    if (!canSend) return
    send(workplace, conversation, lane)
    if (andClose && takenBy === undefined) close(workplace, conversation)
    field.current?.focus()
  }

  function pressed(event: KeyboardEvent) {
    if (event.isComposing || answers.pressed(event)) return
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    event.preventDefault()
    submit(event.ctrlKey || event.metaKey)
  }

  return (
    <form
      class={isNote ? 'composer is-note' : 'composer'}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {answers.found.length > 0 && <AnswerList {...answers} />}
      {Suggestion && !isNote && <Suggestion field={field} insert={answers.insert} />}
      <LaneTabs lane={lane} takenBy={takenBy} />
      <textarea
        ref={field}
        id={composerId}
        dir="auto"
        rows={2}
        value={text}
        aria-label={isNote ? words.noteAbout(nameOf(summary)) : words.replyTo(nameOf(summary))}
        aria-describedby="composer-hint"
        aria-autocomplete="list"
        aria-controls={answers.found.length > 0 ? answerListId : undefined}
        aria-activedescendant={answers.found.length > 0 ? answerId(answers.at) : undefined}
        placeholder={placeholder(isNote, summary?.status === 'closed')}
        onInput={event => {
          drafts.set(conversation, lane, event.currentTarget.value)
          if (!isNote) desk.typing(conversation, event.currentTarget.value !== '')
          answers.look()
        }}
        onKeyDown={pressed}
        onKeyUp={answers.look}
        onClick={answers.look}
      />
      <div class="foot">
        <p class="news" role="status">
          {answers.found.length > 0 && <span class="hidden">{words.answersFound(answers.found.length)}</span>}
          {answers.isFailed && words.noAnswers}
          {left < 0 ? <span class="over">{words.tooLong(-left)}</span> : text.length > countFrom && words.left(left)}
        </p>
        <span class="hidden" id="composer-hint">
          {words.composerHint}
        </span>
        {!isNote && (
          <button type="button" class="quiet send-close" disabled={!canSend} onClick={() => submit(true)}>
            {words.sendAndClose} <Kbd keys="Ctrl+Enter" />
          </button>
        )}
        <button type="submit" class="primary" disabled={!canSend}>
          {isNote ? words.addNote : words.send} <Kbd keys="Enter" />
        </button>
      </div>
    </form>
  )
}

function placeholder(isNote: boolean, isClosed: boolean): string {
  if (isNote) return words.notePlaceholder
  return isClosed ? words.reopenPlaceholder : words.replyPlaceholder
}
