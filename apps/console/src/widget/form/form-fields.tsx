import { type FormField, longestLabel, mostFields } from '@beckon/protocol'
import { useRef } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { Icon } from '../../icon/icon.tsx'
import { afterDrawing } from '../../keys/focus.ts'
import { words } from '../words.ts'
import { Field, useChoice } from './field.tsx'

type Kind = FormField['kind']
const kinds = Object.keys(words.kinds) as Kind[]

/** What a visitor is asked before a chat. */
export function FormFields() {
  const { value: fields = [], set } = useChoice('form')
  const { toasts } = useWorkplace()
  const list = useRef<HTMLOListElement>(null)
  /** The keyboard stays with what was moved or has just come. */
  const focus = (at: number, what: string) =>
    afterDrawing(() => {
      const row = list.current?.children[at]
      const wanted = row?.querySelector<HTMLElement>(what)
      const button = wanted?.matches(':disabled') ? row?.querySelector<HTMLElement>('button:enabled') : wanted
      button?.focus()
    })

  function change(at: number, next: Partial<FormField>, without: readonly (keyof FormField)[] = []) {
    const changed = (field: FormField) =>
      Object.fromEntries(
        Object.entries({ ...field, ...next }).filter(([name]) => !without.includes(name as keyof FormField)),
      ) as FormField
    set(fields.map((field, place) => (place === at ? changed(field) : field)))
  }
  function move(at: number, step: 1 | -1) {
    const moved = fields.toSpliced(at, 1)
    moved.splice(at + step, 0, fields[at] as FormField)
    set(moved)
    focus(at + step, step < 0 ? '.up' : '.down')
  }
  function remove(at: number) {
    set(fields.toSpliced(at, 1))
    const undo = { label: words.undo, run: () => set(fields) }
    toasts.show({ tone: 'plain', text: words.removed(fields[at]?.label ?? ''), action: undo }, 10_000)
  }
  function add(kind: Kind) {
    // The name is made of the label once that is written.
    set([...fields, { name: '', label: words.labels[kind], kind }])
    focus(fields.length, 'input')
  }

  return (
    <section>
      <h2>{words.form}</h2>
      <p class="help">{fields.length > 0 ? words.formHelp : words.formEmpty}</p>
      <ol class="form-fields" ref={list}>
        {fields.map((field, at) => (
          <li key={field.name || `new ${at}`}>
            <FieldRow
              field={field}
              at={at}
              isLast={at === fields.length - 1}
              change={(next, without) => change(at, next, without)}
              move={step => move(at, step)}
              remove={() => remove(at)}
            />
          </li>
        ))}
      </ol>
      <p class="adds">
        {fields.length < mostFields
          ? kinds
              .filter(kind => kind === 'text' || !fields.some(field => field.kind === kind))
              .map(kind => (
                <button key={kind} type="button" onClick={() => add(kind)}>
                  <Icon name="plus" /> {words.adds[kind]}
                </button>
              ))
          : words.full(mostFields)}
      </p>
    </section>
  )
}

type RowProps = {
  field: FormField
  at: number
  isLast: boolean
  change: (next: Partial<FormField>, without?: readonly (keyof FormField)[]) => void
  move: (step: 1 | -1) => void
  remove: () => void
}

function FieldRow({ field, at, isLast, change, move, remove }: RowProps) {
  const { label, kind, required = false, when } = field
  const called = words.fieldOf(at + 1, label)
  return (
    <fieldset class="form-field">
      <legend class="hidden">{called}</legend>
      <Field place={`form[${at}].label`} label={words.label}>
        {input => (
          <input
            {...input}
            type="text"
            dir="auto"
            maxLength={longestLabel}
            value={label}
            onInput={event => change({ label: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field place={`form[${at}].kind`} label={words.kind}>
        {input => (
          <select {...input} value={kind} onChange={event => change({ kind: event.currentTarget.value as Kind })}>
            {kinds.map(each => (
              <option key={each} value={each}>
                {words.kinds[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div class="row-choices">
        <label>
          <input
            type="checkbox"
            checked={required}
            onChange={event => (event.currentTarget.checked ? change({ required: true }) : change({}, ['required']))}
          />
          {words.required}
        </label>
        <label>
          <input
            type="checkbox"
            checked={when === 'away'}
            onChange={event => (event.currentTarget.checked ? change({ when: 'away' }) : change({}, ['when']))}
          />
          {words.onlyAway}
        </label>
        <span class="row-buttons">
          <button
            type="button"
            class="quiet icon-only up"
            aria-label={words.up(called)}
            title={words.up(called)}
            disabled={at === 0}
            onClick={() => move(-1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            class="quiet icon-only down"
            aria-label={words.down(called)}
            title={words.down(called)}
            disabled={isLast}
            onClick={() => move(1)}
          >
            <Icon name="down" />
          </button>
          <button type="button" class="quiet" aria-label={words.remove(called)} onClick={remove}>
            {words.removeShort}
          </button>
        </span>
      </div>
    </fieldset>
  )
}
