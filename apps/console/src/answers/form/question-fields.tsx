import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { same } from '../../part/same.ts'
import { missingPhrasings, samePhrasings } from '../draft/lint.ts'
import { Field } from './field.tsx'
import { formWords } from './form-words.ts'
import { useWritten } from './written.ts'

/** What it is asked by: the title, and other ways to ask. */
export function QuestionFields({ isNew }: { isNew: boolean }) {
  const { answer, others, set } = useWritten()
  const title = useRef<HTMLInputElement>(null)
  // Whoever begins an answer begins with its title.
  useLayoutEffect(() => {
    if (isNew) title.current?.focus()
  }, [])
  const alike = samePhrasings(answer, others)
  return (
    <>
      <Field
        name="title"
        label={formWords.title}
        warning={alike.length > 0 ? formWords.same(alike.slice(0, 3)) : undefined}
      >
        {input => (
          <input
            {...input}
            type="text"
            dir="auto"
            ref={title}
            placeholder={formWords.titlePlaceholder}
            value={answer.title}
            onInput={event => set('title', event.currentTarget.value)}
          />
        )}
      </Field>
      <Phrasings />
    </>
  )
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** Lines as they are typed stand until the answer says otherwise: a line that was begun is not taken away. */
function Phrasings() {
  const { answer, set } = useWritten()
  const [typed, setTyped] = useState(() => answer.phrasings.join('\n'))
  const shown = same(linesOf(typed), answer.phrasings) ? typed : answer.phrasings.join('\n')
  const missing = missingPhrasings(answer)
  return (
    <Field
      name="phrasings"
      label={formWords.phrasings}
      help={formWords.phrasingsHelp}
      warning={missing > 0 ? formWords.missing(missing) : undefined}
    >
      {input => (
        <textarea
          {...input}
          dir="auto"
          rows={5}
          value={shown}
          onInput={event => {
            setTyped(event.currentTarget.value)
            set('phrasings', linesOf(event.currentTarget.value))
          }}
        />
      )}
    </Field>
  )
}
