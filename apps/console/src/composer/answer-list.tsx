import { useLayoutEffect, useRef } from 'preact/hooks'
import { plainOf } from '../text/plain.ts'
import { words } from '../words.ts'
import type { CannedAnswer } from './shelf.ts'

export const answerListId = 'answer-list'
export const answerId = (place: number) => `answer-${place}`

type Props = {
  found: readonly CannedAnswer[]
  at: number
  point: (place: number) => void
  insert: (answer: CannedAnswer) => void
}

/** The answers found by what follows the slash. The composer keeps the focus; this shows which one Enter would insert. */
export function AnswerList({ found, at, point, insert }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at])
  return (
    <div class="answer-list">
      <div id={answerListId} role="listbox" aria-label={words.answers} ref={list}>
        {found.map((answer, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the composer keeps the focus and has the keys
          <div
            key={`${answer.site} ${answer.id}`}
            id={answerId(place)}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            onPointerMove={() => point(place)}
            onPointerDown={event => event.preventDefault()}
            onClick={() => insert(answer)}
          >
            <strong dir="auto">{answer.title}</strong>
            {answer.shortcut && <code>/{answer.shortcut}</code>}
            <span dir="auto">{plainOf(answer.text)}</span>
          </div>
        ))}
      </div>
      <p class="answer-help" aria-hidden="true">
        {words.answersHelp}
      </p>
    </div>
  )
}
