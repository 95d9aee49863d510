import { limits } from '@beckon/protocol'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PanelProps } from './frame.tsx'
import { words } from './words.ts'

/** Six lines of 22 px and the padding; then it scrolls. */
const mostPx = 6 * 22 + 20

/** Where the visitor writes. Enter sends, unless an input method is still composing a word. */
export function Composer({ chat, state }: PanelProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(chat.draft)
  const { conversation, link } = chat.state()
  const over = text.trim().length - limits.maxTextLength
  const canAsk = conversation === undefined || conversation.status === 'open'
  const turn = state.focusTurn()

  useEffect(() => {
    if (turn === 0) return
    // A reply the visitor picked in a bubble has become the draft.
    setText(chat.draft())
    field.current?.focus()
  }, [turn])

  useEffect(() => {
    const { current } = field
    if (!current) return
    current.style.height = 'auto'
    current.style.height = `${Math.min(mostPx, current.scrollHeight)}px`
  }, [text, state.isOpen()])

  const write = (next: string) => {
    setText(next)
    chat.setDraft(next)
    chat.typing(next.trim() !== '')
  }
  const send = () => {
    const words = text.trim()
    if (words === '' || over > 0 || link.kind === 'ended') return
    setText('')
    void state.send(words)
    field.current?.focus()
  }

  return (
    <footer>
      {canAsk && (
        <button type="button" class="person" onClick={state.wantPerson} disabled={state.wantsPerson()}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7 8c.6-3.5 3.4-5 7-5s6.4 1.5 7 5" />
          </svg>
          {state.wantsPerson() ? words.personNext : words.person}
        </button>
      )}
      <form
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          aria-label={words.askLabel}
          aria-description={words.askHint}
          placeholder={conversation?.status === 'closed' ? words.moreChat : words.askPlaceholder}
          onInput={event => write(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="send" aria-label={words.send} disabled={text.trim() === '' || over > 0}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M5 12h14m-6-6 6 6-6 6" />
          </svg>
        </button>
      </form>
      {over > 0 && (
        <p class="over" role="status">
          {words.tooLong(over)}
        </p>
      )}
    </footer>
  )
}
