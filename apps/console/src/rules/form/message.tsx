import { useState } from 'preact/hooks'
import { Icon } from '../../icon/icon.tsx'
import { LongText } from './action-fields.tsx'
import { useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'

type Sender = 'team' | 'operator' | { name: string }

/** A message in somebody's name, in the visitor's language where there is a text for it, and with other words for who comes again. */
export function Message({ place }: { place: string }) {
  const returning = useField<{ text: string }>(`${place}.returning`)
  return (
    <>
      <SenderPicker place={`${place}.sender`} />
      <LongText place={`${place}.text`} />
      <p class="help">{formWords.placeholders}</p>
      <Languages place={`${place}.texts`} />
      {returning.value ? (
        <>
          <p class="with-unit">
            {formWords.returning}
            <button type="button" class="quiet" onClick={() => returning.set(undefined)}>
              {formWords.takeAway(formWords.returning)}
            </button>
          </p>
          <LongText place={`${place}.returning.text`} label={formWords.returning} />
          <Languages place={`${place}.returning.texts`} />
        </>
      ) : (
        <button type="button" class="quiet" onClick={() => returning.set({ text: '' })}>
          <Icon name="plus" /> {formWords.returning}
        </button>
      )}
    </>
  )
}

function SenderPicker({ place }: { place: string }) {
  const field = useField<Sender>(place)
  const sender = field.value ?? 'team'
  const kind = typeof sender === 'object' ? 'name' : sender
  return (
    <span class="with-unit">
      <select
        aria-label={formWords.sender}
        value={kind}
        onChange={event => {
          const next = event.currentTarget.value
          field.set(next === 'name' ? { name: '' } : next === 'team' ? undefined : 'operator')
        }}
      >
        {Object.entries(formWords.senders).map(([name, word]) => (
          <option key={name} value={name}>
            {word}
          </option>
        ))}
      </select>
      {typeof sender === 'object' && (
        <input
          type="text"
          aria-label={formWords.senderName}
          placeholder={formWords.senderName}
          {...wrongIf(field)}
          value={sender.name}
          onInput={event => field.type({ name: event.currentTarget.value })}
        />
      )}
    </span>
  )
}

/** Texts by language; a language that is taken away takes its text along. */
function Languages({ place }: { place: string }) {
  const field = useField<Readonly<Record<string, string>>>(place)
  const [fresh, setFresh] = useState('')
  const texts = field.value ?? {}
  const without = (language: string) => Object.entries(texts).filter(([each]) => each !== language)
  const add = () => {
    const language = fresh.trim()
    setFresh('')
    if (language && !(language in texts)) field.set({ ...texts, [language]: '' })
  }
  return (
    <>
      {Object.entries(texts).map(([language, text]) => (
        <div key={language} class="language">
          <b>{language}</b>
          <textarea
            rows={2}
            dir="auto"
            lang={language}
            maxLength={500}
            aria-label={formWords.textIn(language)}
            {...wrongIf(field)}
            value={text}
            onInput={event => field.type({ ...texts, [language]: event.currentTarget.value })}
          />
          <button
            type="button"
            class="quiet icon-only"
            aria-label={formWords.takeAway(language)}
            onClick={() => field.set(without(language).length > 0 ? Object.fromEntries(without(language)) : undefined)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <span class="with-unit">
        <input
          type="text"
          class="number"
          aria-label={formWords.language}
          placeholder="de"
          value={fresh}
          onInput={event => setFresh(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <button type="button" class="quiet" onClick={add}>
          <Icon name="plus" /> {formWords.language}
        </button>
      </span>
    </>
  )
}
