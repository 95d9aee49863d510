import type { Answer } from '@beckon/answers'
import type { ComponentChildren } from 'preact'
import { problemText } from './problem-text.ts'
import { useWritten } from './written.ts'

type FieldProps = {
  name: keyof Answer
  label: string
  help?: string
  warning?: string | undefined
  children: (input: FieldInput) => ComponentChildren
}

/** What a field gives to the element that is filled in. */
export type FieldInput = { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }

/** A label above, its field, and what is wrong or doubtful about it. */
export function Field({ name, label, help, warning, children }: FieldProps) {
  const found = useWritten().problems.filter(({ place }) => place === name || place.startsWith(`${name}[`))
  const id = `answer-${name}`
  const told = `${id}-told`
  const texts = [...new Set(found.map(problemText))]
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-invalid': texts.length > 0,
        'aria-describedby': texts.length > 0 || warning || help ? told : undefined,
      })}
      <div id={told}>
        {help && <p class="help">{help}</p>}
        {texts.length > 0 && <p class="problem">{texts.join(' ')}</p>}
        {warning && <p class="warning">{warning}</p>}
      </div>
    </div>
  )
}
