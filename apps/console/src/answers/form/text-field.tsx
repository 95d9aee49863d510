import { placeholders } from '@beckon/answers'
import { useRef } from 'preact/hooks'
import { insertText } from '../../composer/insert.ts'
import { hasStrayBraces } from '../draft/lint.ts'
import { Field } from './field.tsx'
import { formWords } from './form-words.ts'
import { useWritten } from './written.ts'

/** The answer itself, with a menu of what can stand for something only known when it is used. */
export function TextField() {
  const { answer, set } = useWritten()
  const area = useRef<HTMLTextAreaElement>(null)
  return (
    <Field
      name="text"
      label={formWords.text}
      help={`${formWords.textHelp} · ${formWords.fallbackHelp}`}
      warning={hasStrayBraces(answer) ? formWords.strayBraces : undefined}
    >
      {input => (
        <>
          <textarea
            {...input}
            ref={area}
            dir="auto"
            rows={8}
            value={answer.text}
            onInput={event => set('text', event.currentTarget.value)}
          />
          <select
            class="placeholders"
            aria-label={formWords.insert}
            value=""
            onChange={event => {
              const field = area.current
              const { value } = event.currentTarget
              event.currentTarget.value = ''
              if (field && value) insertText(field, `{{${value}}}`, field.selectionStart, field.selectionEnd)
            }}
          >
            <option value="">{formWords.insert}</option>
            {placeholders.map(name => (
              <option key={name} value={name}>
                {formWords.placeholders[name]}
              </option>
            ))}
          </select>
        </>
      )}
    </Field>
  )
}
