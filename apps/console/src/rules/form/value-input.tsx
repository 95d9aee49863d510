import type { Scalar, Test } from '@beckon/rules'
import { WordsInput } from '../../part/words-input.tsx'
import { choiceWords, wordsOf } from '../sentence/signal-words.ts'
import { useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'
import { NumberInput, SecondsInput } from './inputs.tsx'
import { kindOf, operandOf } from './operators.ts'

/** What a signal is compared with: the input that fits its kind and the operator. */
export function ValueInput({ place, test }: { place: string; test: Test }) {
  const field = useField<Test['value']>(place)
  const operand = operandOf(test.op)
  const all = (Array.isArray(field.value) ? field.value : field.value === undefined ? [] : [field.value]) as Scalar[]
  if (operand === 'flag') return null
  if (operand === 'two')
    return (
      <span class="two-values">
        <OneValue
          test={test}
          label={formWords.least}
          field={field}
          value={all[0]}
          onValue={low => field.type([low ?? '', all[1] ?? ''])}
        />
        {formWords.and}
        <OneValue
          test={test}
          label={formWords.most}
          field={field}
          value={all[1]}
          onValue={high => field.type([all[0] ?? '', high ?? ''])}
        />
      </span>
    )
  if (operand === 'one')
    return <OneValue test={test} label={formWords.value} field={field} value={all[0]} onValue={field.type} />
  const { of } = kindOf(test.signal)
  if (of) return <Choices signal={test.signal} of={of} chosen={all.map(String)} onChosen={field.set} />
  const values = all.map(String).filter(Boolean)
  const isNumber = kindOf(test.signal).type === 'number'
  return (
    <WordsInput
      label={formWords.value}
      {...wrongIf(field)}
      {...(test.signal.startsWith('page.') && { placeholder: formWords.addressPlaceholder })}
      values={values}
      onValues={next => {
        const typed: Scalar[] = isNumber ? next.map(Number).filter(Number.isFinite) : next
        const [first = ''] = typed
        field.set(operand === 'one-or-list' && typed.length < 2 ? first : typed)
      }}
    />
  )
}

type OneProps = {
  test: Test
  label: string
  field: { describedBy: string | undefined }
  value: Scalar | undefined
  onValue: (value: Scalar | undefined) => void
}

function OneValue({ test, label, field, value, onValue }: OneProps) {
  const { type, of } = kindOf(test.signal)
  const { unit } = wordsOf(test.signal)
  const common = { label, ...wrongIf(field) }
  if (of) return <Choice signal={test.signal} of={of} value={String(value)} onValue={onValue} label={label} />
  if (type === 'boolean') return <YesNo value={value !== false} onValue={onValue} label={label} />
  const as = (test as { as?: string }).as
  if (as === 'age') return <SecondsInput {...common} value={Number(value) || undefined} onValue={onValue} />
  if (as) {
    const kind = as === 'date' ? 'date' : 'text'
    return <TextValue type={kind} label={label} field={field} value={value} onValue={onValue} />
  }
  if (type === 'any') return <AnyValue label={label} field={field} value={value} onValue={onValue} />
  const number = typeof value === 'number' ? value : undefined
  if (type === 'number' && unit === 's') return <SecondsInput {...common} value={number} onValue={onValue} />
  if (type === 'number')
    return (
      <span class="with-unit">
        <NumberInput {...common} value={number} onValue={onValue} {...(unit === '%' && { max: 100 })} />
        {unit === '%' ? '%' : test.signal === 'event' ? formWords.times : ''}
      </span>
    )
  const inputType = type === 'time' || type === 'date' ? type : 'text'
  return <TextValue type={inputType} label={label} field={field} value={value} onValue={onValue} />
}

function TextValue({
  label,
  field,
  value,
  onValue,
  type = 'text',
}: Omit<OneProps, 'test'> & { type?: 'text' | 'time' | 'date' }) {
  return (
    <input
      // The three take the same attributes; the types of JSX tell them apart.
      type={type as 'text'}
      aria-label={label}
      {...wrongIf(field)}
      value={String(value ?? '')}
      onInput={event => onValue(event.currentTarget.value)}
    />
  )
}

function Choice({
  signal,
  of,
  value,
  onValue,
  label,
}: {
  signal: string
  of: readonly string[]
  value: string
  onValue: (value: string) => void
  label: string
}) {
  return (
    <select aria-label={label} value={value} onChange={event => onValue(event.currentTarget.value)}>
      {of.map(word => (
        <option key={word} value={word}>
          {choiceWords[signal]?.[word] ?? word}
        </option>
      ))}
    </select>
  )
}

function Choices({
  signal,
  of,
  chosen,
  onChosen,
}: {
  signal: string
  of: readonly string[]
  chosen: readonly string[]
  onChosen: (chosen: string[]) => void
}) {
  return (
    <fieldset class="choices">
      <legend class="hidden">{formWords.value}</legend>
      {of.map(word => (
        <label key={word}>
          <input
            type="checkbox"
            checked={chosen.includes(word)}
            onChange={event =>
              onChosen(of.filter(each => (each === word ? event.currentTarget.checked : chosen.includes(each))))
            }
          />
          {choiceWords[signal]?.[word] ?? word}
        </label>
      ))}
    </fieldset>
  )
}

function YesNo({ value, onValue, label }: { value: boolean; onValue: (value: boolean) => void; label: string }) {
  return (
    <select
      aria-label={label}
      value={value ? 'yes' : 'no'}
      onChange={event => onValue(event.currentTarget.value === 'yes')}
    >
      <option value="yes">{formWords.yes}</option>
      <option value="no">{formWords.no}</option>
    </select>
  )
}

/** A value whose kind only the site knows. */
export function AnyValue({ label, field, value, onValue }: Omit<OneProps, 'test'>) {
  const kind = typeof (value ?? '')
  const fresh: Record<string, Scalar> = { string: '', number: 0, boolean: true }
  return (
    <>
      <select
        aria-label={formWords.valueKind}
        value={kind}
        onChange={event => onValue(fresh[event.currentTarget.value])}
      >
        {Object.entries(formWords.kinds).map(([name, word]) => (
          <option key={name} value={name}>
            {word}
          </option>
        ))}
      </select>
      {kind === 'number' && (
        <NumberInput label={label} {...wrongIf(field)} min={-1e9} value={value as number} onValue={onValue} />
      )}
      {kind === 'boolean' && <YesNo value={value === true} onValue={onValue} label={label} />}
      {kind === 'string' && <TextValue label={label} field={field} value={value} onValue={onValue} />}
    </>
  )
}
