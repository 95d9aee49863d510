import type { Test } from '@beckon/rules'
import { WordsInput } from '../../part/words-input.tsx'
import { write } from '../draft/place.ts'
import { titleOf } from '../publishing/changes.ts'
import { useSiteRules } from '../site-rules.ts'
import { useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'
import { SecondsInput } from './inputs.tsx'
import { kindOf } from './operators.ts'

/** What belongs to a signal beside its value: the name of an event, another rule, a department. */
export function Params({ place, test }: { place: string; test: Test }) {
  const { takes = [] } = kindOf(test.signal)
  const has = (name: string) => takes.includes(name) || takes.includes(`${name}!`)
  return (
    <>
      {has('name') && (
        <TextParam place={`${place}.name`} label={formWords.paramNames[test.signal] ?? formWords.paramName} />
      )}
      {has('id') && <RuleParam place={`${place}.id`} own={place} />}
      {has('selector') && <TextParam place={`${place}.selector`} label={formWords.selector} />}
      {has('department') && (
        <TextParam
          place={`${place}.department`}
          label={formWords.department}
          placeholder={formWords.anyDepartment}
          isOptional
        />
      )}
      {has('as') && <Meaning place={place} />}
      {has('zone') && <ZoneParam place={`${place}.zone`} />}
    </>
  )
}

function TextParam({
  place,
  label,
  placeholder = label,
  isOptional = false,
}: {
  place: string
  label: string
  placeholder?: string
  isOptional?: boolean
}) {
  const field = useField<string>(place)
  return (
    <input
      type="text"
      class="param"
      aria-label={label}
      title={label}
      placeholder={placeholder}
      {...wrongIf(field)}
      value={field.value ?? ''}
      onInput={event =>
        field.type(isOptional && event.currentTarget.value === '' ? undefined : event.currentTarget.value)
      }
    />
  )
}

function RuleParam({ place, own }: { place: string; own: string }) {
  const field = useField<string>(place)
  const { draft } = useSiteRules()
  const others = draft.file.value.rules.filter((_, at) => !own.startsWith(`rules[${at}]`))
  return (
    <select
      aria-label={formWords.otherRule}
      {...wrongIf(field)}
      value={field.value}
      onChange={event => field.set(event.currentTarget.value)}
    >
      <option value="">{formWords.chooseRule}</option>
      {others.map(rule => (
        <option key={rule.id} value={rule.id}>
          {titleOf(rule)}
        </option>
      ))}
    </select>
  )
}

function ZoneParam({ place }: { place: string }) {
  const field = useField<string>(place)
  return (
    <select
      aria-label={formWords.zone}
      value={field.value ?? 'site'}
      onChange={event => field.set(event.currentTarget.value === 'site' ? undefined : event.currentTarget.value)}
    >
      {Object.entries(formWords.zones).map(([name, word]) => (
        <option key={name} value={name}>
          {word}
        </option>
      ))}
    </select>
  )
}

export function Within({ place, test }: { place: string; test: Test }) {
  const field = useField<number>(`${place}.within`)
  if (!kindOf(test.signal).takes?.includes('within')) return null
  return (
    <span class="with-unit">
      {formWords.within}
      <SecondsInput
        label={formWords.withinLabel}
        {...wrongIf(field)}
        placeholder={formWords.wholeVisit}
        value={field.value}
        onValue={field.type}
      />
    </span>
  )
}

/** What a text that only the site knows stands for: that decides how it is compared. */
function Meaning({ place }: { place: string }) {
  const { draft } = useSiteRules()
  const as = useField<string>(`${place}.as`)
  return (
    <select
      aria-label={formWords.meaning}
      value={as.value ?? ''}
      onChange={event => {
        const next = event.currentTarget.value
        const fresh = next === 'age' ? 86_400 : ''
        draft.change(file => write(write(file, `${place}.as`, next || undefined), `${place}.value`, fresh))
      }}
    >
      {Object.entries(formWords.meanings).map(([name, word]) => (
        <option key={name} value={name}>
          {word}
        </option>
      ))}
    </select>
  )
}

/** Addresses that do not count although they fit. */
export function Except({ place, test }: { place: string; test: Test }) {
  const field = useField<string | readonly string[]>(`${place}.except`)
  if (!kindOf(test.signal).takes?.includes('except') || test.op === 'exists' || String(test.op) === 'funnel')
    return null
  const values = [field.value ?? []].flat() as string[]
  return (
    <span class="with-unit">
      {formWords.except}
      <WordsInput
        label={formWords.except}
        {...wrongIf(field)}
        placeholder={formWords.nothing}
        values={values}
        onValues={next => field.set(next.length > 0 ? next : undefined)}
      />
    </span>
  )
}
