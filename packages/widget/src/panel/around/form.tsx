import { Component, createRef } from 'preact'
import type { Fields } from '../../site/settings.ts'
import type { PanelProps } from '../props.ts'
import type { FilledIn } from '../state.ts'
import { words } from '../words.ts'

/** What the site asks before a chat. The words that wait for it stay in the composer until it is sent, and whoever goes back finds them there. */
export class Form extends Component<PanelProps> {
  first = createRef<HTMLInputElement>()

  override componentDidMount() {
    // The visitor has just pressed send, and the composer is gone.
    this.first.current?.focus()
  }

  override render({ state }: PanelProps) {
    const { fields = [], settle } = state.asking() ?? {}
    return (
      <form
        class="body ask-first"
        aria-label={words.formTitle}
        onSubmit={event => {
          event.preventDefault()
          settle?.(filledIn(event.currentTarget, fields))
        }}
      >
        <h3>{words.formTitle}</h3>
        {fields.map(({ name, label, kind, required }, at) => (
          <label key={name}>
            <span>
              <bdi>{label}</bdi> {!required && <small>({words.optional})</small>}
            </span>
            <input
              name={name}
              // The types of Preact tell inputs apart by a literal.
              type={(kind === 'email' ? kind : 'text') as 'text'}
              autoComplete={kind === 'text' ? 'off' : kind}
              maxLength={500}
              required={required === true}
              dir="auto"
              placeholder=" "
              ref={at === 0 ? this.first : null}
            />
          </label>
        ))}
        <p class="row">
          <button type="submit" class="chip primary">
            {words.formSend}
          </button>
          <button type="button" class="chip" onClick={() => settle?.(undefined)}>
            {words.cancel}
          </button>
        </p>
      </form>
    )
  }
}

function filledIn(form: HTMLFormElement, fields: Fields): FilledIn {
  const data = new FormData(form)
  return fields.flatMap(({ name }) => {
    const value = String(data.get(name) ?? '').trim()
    return value ? [{ name, value }] : []
  })
}
