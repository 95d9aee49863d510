import type { Limits as LimitsOf } from '@beckon/rules'
import { write } from '../draft/place.ts'
import { useSiteRules } from '../site-rules.ts'
import { Labelled, useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'
import { NumberInput, SecondsInput } from './inputs.tsx'

/** How often a rule may come back, and when it ends. `place` is that of the rule. */
export function Limits({ place }: { place: string }) {
  const at = (name: keyof LimitsOf) => `${place}.limits.${name}`
  return (
    <div class="fields">
      <Once place={place} />
      <Times place={at('times')} />
      <Span place={at('coolDown')} label={formWords.coolDown} />
      <Span place={at('expires')} label={formWords.expires} />
      <Day place={at('from')} label={formWords.from} />
      <Day place={at('until')} label={formWords.until} />
    </div>
  )
}

/** A limit that is taken away leaves nothing behind in the file, so that doing and undoing by hand is no change. */
function useLimit<T>(place: string) {
  const { draft } = useSiteRules()
  const field = useField<T>(place)
  const limits = useField<object>(place.slice(0, place.lastIndexOf('.')))
  const change = (value: T | undefined, typing?: string) =>
    draft.change(file => {
      const isLast = value === undefined && Object.keys(limits.value ?? {}).every(key => place.endsWith(`.${key}`))
      return write(file, isLast ? place.slice(0, place.lastIndexOf('.')) : place, value)
    }, typing)
  return {
    ...field,
    set: (value: T | undefined) => change(value),
    type: (value: T | undefined) => change(value, place),
  }
}

function Once({ place }: { place: string }) {
  const limit = useLimit<LimitsOf['once']>(`${place}.limits.once`)
  return (
    <Labelled label={formWords.once} place={`${place}.limits.once`}>
      {id => (
        <select
          id={id}
          value={limit.value ?? 'visit'}
          onChange={event => {
            const next = event.currentTarget.value as 'page' | 'visit' | 'visitor'
            limit.set(next === 'visit' ? undefined : next)
          }}
        >
          {Object.entries(formWords.onceWords).map(([name, word]) => (
            <option key={name} value={name}>
              {word}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

function Times({ place }: { place: string }) {
  const limit = useLimit<number>(place)
  return (
    <Labelled label={formWords.timesLabel} place={place}>
      {id => (
        <NumberInput
          id={id}
          min={1}
          {...wrongIf(limit)}
          value={limit.value ?? 1}
          onValue={value => limit.type(value === 1 ? undefined : value)}
        />
      )}
    </Labelled>
  )
}

function Span({ place, label }: { place: string; label: string }) {
  const limit = useLimit<number>(place)
  return (
    <Labelled label={label} place={place}>
      {id => (
        <SecondsInput
          id={id}
          label={label}
          placeholder={formWords.never}
          {...wrongIf(limit)}
          value={limit.value}
          onValue={limit.type}
        />
      )}
    </Labelled>
  )
}

function Day({ place, label }: { place: string; label: string }) {
  const limit = useLimit<string>(place)
  return (
    <Labelled label={label} place={place}>
      {id => (
        <input
          id={id}
          type="date"
          {...wrongIf(limit)}
          value={(limit.value ?? '').slice(0, 10)}
          onInput={event => limit.set(event.currentTarget.value || undefined)}
        />
      )}
    </Labelled>
  )
}
