import { useState } from 'preact/hooks'
import { words } from './words.ts'

type Props = {
  id?: string
  label?: string
  'aria-invalid'?: boolean
  'aria-describedby'?: string | undefined
  values: readonly string[]
  onValues: (values: string[]) => void
  placeholder?: string
}

/** Some words, each a chip that can be taken away. Enter or a comma adds what was typed; leaving the field does, too. */
export function WordsInput({ values, onValues, label, placeholder, ...rest }: Props) {
  const [text, setText] = useState('')
  function add(typed: string) {
    const fresh = typed
      .split(',')
      .map(word => word.trim())
      .filter(word => word && !values.includes(word))
    setText('')
    if (fresh.length > 0) onValues([...values, ...fresh])
  }
  return (
    <span class="words-input">
      {values.map(value => (
        <span key={value} class="chip">
          <bdi>{value}</bdi>
          <button
            type="button"
            class="quiet"
            aria-label={words.takeAway(value)}
            onClick={() => onValues(values.filter(each => each !== value))}
          >
            ×
          </button>
        </span>
      ))}
      <input
        {...rest}
        type="text"
        aria-label={label}
        placeholder={values.length === 0 ? placeholder : words.another}
        value={text}
        onInput={event =>
          event.currentTarget.value.endsWith(',') ? add(event.currentTarget.value) : setText(event.currentTarget.value)
        }
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.isComposing) {
            event.preventDefault()
            add(text)
          }
          if (event.key === 'Backspace' && text === '') onValues(values.slice(0, -1))
        }}
        onBlur={() => add(text)}
      />
    </span>
  )
}
