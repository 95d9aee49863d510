import { isColour, shownAppearance } from '@beckon/protocol'
import { Segments } from '../../stage/segments.tsx'
import { words } from '../words.ts'
import { Field, useChoice } from './field.tsx'

const standard = shownAppearance({}).accent

export function LookFields() {
  const side = useChoice('side')
  const theme = useChoice('theme')
  return (
    <section>
      <h2>{words.look}</h2>
      <Accent />
      <div>
        <Segments
          name="side"
          label={words.side}
          value={side.value ?? 'end'}
          of={words.sides}
          onValue={value => side.set(value === 'end' ? undefined : value)}
        />
        <p class="help">{words.sideHelp}</p>
      </div>
      <Segments
        name="theme"
        label={words.theme}
        value={theme.value ?? 'device'}
        of={words.themes}
        onValue={value => theme.set(value === 'device' ? undefined : value)}
      />
    </section>
  )
}

function Accent() {
  const { value, set } = useChoice('accent')
  const accent = value ?? standard
  return (
    <Field
      place="accent"
      label={words.accent}
      help={isColour(accent) ? words.textOn[shownAppearance({ accent }).onAccent] : undefined}
    >
      {input => (
        <span class="accent">
          <input
            type="color"
            aria-label={words.accentPick}
            value={isColour(accent) ? accent.toLowerCase() : standard}
            onInput={event => set(event.currentTarget.value)}
          />
          <input
            {...input}
            type="text"
            class="hex"
            spellcheck={false}
            autocomplete="off"
            value={accent}
            onInput={event => set(hexOf(event.currentTarget.value))}
          />
          {value !== undefined && (
            <button type="button" class="quiet" onClick={() => set(undefined)}>
              {words.usualAccent}
            </button>
          )}
        </span>
      )}
    </Field>
  )
}

/** As people paste it: without the sign, or with spaces around. */
const hexOf = (text: string) => text.trim().replace(/^(?=[\da-f]{6}$)/i, '#')
