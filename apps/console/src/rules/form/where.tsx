import type { Scalar, Test } from '@beckon/rules'
import { Icon } from '../../icon/icon.tsx'
import { WordsInput } from '../../part/words-input.tsx'
import { insert, write } from '../draft/place.ts'
import { operatorWords } from '../sentence/signal-words.ts'
import { useSiteRules } from '../site-rules.ts'
import { Line } from './action-fields.tsx'
import { useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'
import { kindOf, operandOf, valueFor } from './operators.ts'
import { AnyValue } from './value-input.tsx'

type FieldTest = { name: string; op: Test['op']; value?: Test['value'] }

/** Which events count: those whose data meets all of these. */
export function Where({ place, test }: { place: string; test: Test }) {
  const { draft } = useSiteRules()
  const list = useField<readonly FieldTest[]>(`${place}.where`)
  if (!kindOf(test.signal).takes?.includes('where')) return null
  const all = list.value ?? []
  const remove = (at: number) =>
    draft.change(file => write(file, all.length === 1 ? `${place}.where` : `${place}.where[${at}]`, undefined))
  return (
    <div class="where">
      {all.map((field, at) => (
        <div key={`${at} of ${all.length}`} class="test">
          {formWords.where}
          <Line place={`${place}.where[${at}].name`} label={formWords.fieldName} />
          <FieldComparison place={`${place}.where[${at}]`} field={field} />
          <button
            type="button"
            class="quiet icon-only"
            aria-label={formWords.takeAway(field.name || formWords.fieldName)}
            onClick={() => remove(at)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="quiet"
        onClick={() => draft.change(file => insert(file, `${place}.where`, { name: '', op: '=', value: '' }))}
      >
        <Icon name="plus" /> {formWords.addWhere}
      </button>
    </div>
  )
}

const offered: readonly Test['op'][] = ['=', '!=', '>=', '<=', 'in', 'contains']

function FieldComparison({ place, field }: { place: string; field: FieldTest }) {
  const { draft } = useSiteRules()
  const value = useField<Test['value']>(`${place}.value`)
  const all = [field.value ?? []].flat() as Scalar[]
  const ops = offered.includes(field.op) ? offered : [...offered, field.op]
  return (
    <>
      <select
        aria-label={formWords.operator}
        value={field.op}
        onChange={event => {
          const op = event.currentTarget.value as Test['op']
          draft.change(file => write(file, place, { ...field, op, value: valueFor(op, field.value, 'event data') }))
        }}
      >
        {ops.map(op => (
          <option key={op} value={op}>
            {operatorWords[op] ?? op}
          </option>
        ))}
      </select>
      {operandOf(field.op) === 'list' || operandOf(field.op) === 'one-or-list' ? (
        <WordsInput
          label={formWords.value}
          {...wrongIf(value)}
          values={all.map(String).filter(Boolean)}
          onValues={next => value.set(next)}
        />
      ) : (
        <AnyValue label={formWords.value} field={value} value={all[0]} onValue={value.type} />
      )}
    </>
  )
}
