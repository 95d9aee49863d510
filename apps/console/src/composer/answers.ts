import type { ConversationSummary, Lane } from '@beckon/protocol'
import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { useWorkplace } from '../desk/workplace.ts'
import { filledText } from './filled.ts'
import { insertText } from './insert.ts'
import { type CannedAnswer, findAnswers } from './shelf.ts'
import { type Slash, slashBefore } from './slash.ts'

/** The canned answers of the composer: found by the slash before the cursor, chosen by arrows, inserted by Enter or Tab. */
export function useAnswers(field: RefObject<HTMLTextAreaElement | null>, lane: Lane) {
  const { answers, drafts, operator, view } = useWorkplace()
  const [slash, setSlash] = useState<Slash>()
  const [at, setAt] = useState(0)
  const [dismissedAt, setDismissedAt] = useState<number>()
  const shelf = answers.value
  const about = view.open.value
  const isAsked = slash !== undefined && slash.from !== dismissedAt
  const found =
    isAsked && Array.isArray(shelf) ? findAnswers(shelf.filter(isOf(about)), slash.query, about?.department) : []

  function insert(answer: CannedAnswer, { from, to } = slash ?? { from: 0, to: 0 }) {
    if (!field.current || !about) return
    insertText(field.current, filledText(answer.text, about, operator), from, to)
    drafts.insert(about.conversation, lane, answer.id)
    setSlash(undefined)
  }

  return {
    found,
    at,
    point: setAt,
    insert,
    isFailed: isAsked && shelf === 'failed',
    /** Looks again at what stands before the cursor. */
    look() {
      const { current } = field
      const isOneCursor = current !== null && current.selectionStart === current.selectionEnd
      const next = isOneCursor ? slashBefore(current.value, current.selectionStart) : undefined
      setSlash(next)
      if (next?.query !== slash?.query || next?.from !== slash?.from) setAt(0)
      if (next?.from !== dismissedAt) setDismissedAt(undefined)
    },
    /** Whether the key was for the list. */
    pressed(event: KeyboardEvent): boolean {
      const chosen = found[at]
      if (!chosen || !slash || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false
      if (event.key === 'ArrowDown') setAt((at + 1) % found.length)
      else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length)
      else if (event.key === 'Enter' || event.key === 'Tab') insert(chosen)
      else if (event.key === 'Escape') setDismissedAt(slash.from)
      else return false
      event.preventDefault()
      return true
    },
  }
}

/** Whether an answer is on the shelf of the site that a conversation is on. */
const isOf =
  (about: ConversationSummary | undefined) =>
  ({ site }: CannedAnswer) =>
    site === undefined || site === about?.site
