import { type Operator, signals, type Test } from '@beckon/rules'
import { write } from '../draft/place.ts'
import { operatorWords, signalGroups, wordsOf } from '../sentence/signal-words.ts'
import { useSiteRules } from '../site-rules.ts'
import { examplesOf } from './examples.ts'
import { Problems, useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'
import { kindOf, newTest, operatorsOf, valueFor } from './operators.ts'
import { Except, Params, Within } from './params.tsx'
import { ValueInput } from './value-input.tsx'
import { Where } from './where.tsx'

/** One condition: what is looked at, how it is compared, with what. */
export function TestRow({ place, test }: { place: string; test: Test }) {
  const { draft } = useSiteRules()
  const change = (next: Test) => draft.change(file => write(file, place, next))
  const { help } = wordsOf(test.signal)
  return (
    <>
      <div class="test">
        <SignalPicker signal={test.signal} onSignal={signal => change(newTest(signal))} place={place} />
        <Params place={place} test={test} />
        <OperatorPicker test={test} onTest={change} />
        <ValueInput place={`${place}.value`} test={test} />
        <Except place={place} test={test} />
        <Within place={place} test={test} />
        <Where place={place} test={test} />
      </div>
      {help && <p class="help">{help}</p>}
      <PatternHelp test={test} />
      <Problems at={place} />
    </>
  )
}

function SignalPicker({
  signal,
  onSignal,
  place,
}: {
  signal: string
  onSignal: (signal: string) => void
  place: string
}) {
  const known = Object.keys(signals)
  const field = useField(`${place}.signal`)
  return (
    <select
      class="signal"
      aria-label={formWords.signal}
      {...wrongIf(field)}
      value={signal}
      onChange={event => onSignal(event.currentTarget.value)}
    >
      {!known.includes(signal) && <option value={signal}>{wordsOf(signal).name}</option>}
      {signalGroups.map(group => {
        const own = known.filter(name => wordsOf(name).group === group)
        if (own.length === 0) return null
        return (
          <optgroup key={group} label={group}>
            {own.map(name => (
              <option key={name} value={name}>
                {wordsOf(name).name}
              </option>
            ))}
          </optgroup>
        )
      })}
    </select>
  )
}

/** "is known" and "is not known" are one operator with a value in the file, and two words here. */
function OperatorPicker({ test, onTest }: { test: Test; onTest: (test: Test) => void }) {
  const { signal, op, value } = test
  const { type } = kindOf(signal)
  const offered = operatorsOf(signal).filter(each => each !== 'exists' && (type !== 'boolean' || each === '='))
  const chosen = op === 'exists' && value === false ? 'exists not' : op
  return (
    <select
      aria-label={formWords.operator}
      value={chosen}
      onChange={event => {
        const [next = '=', not] = event.currentTarget.value.split(' ') as [Operator, string?]
        onTest({
          ...test,
          op: next,
          value: not ? false : valueFor(next, op === 'exists' ? undefined : value, signal),
        } as Test)
      }}
    >
      {offered.map(each => (
        <option key={each} value={each}>
          {operatorWords[each] ?? each}
        </option>
      ))}
      {!offered.includes(op) && op !== 'exists' && <option value={op}>{operatorWords[op] ?? op}</option>}
      <option value="exists">{formWords.isKnown}</option>
      <option value="exists not">{formWords.isNotKnown}</option>
    </select>
  )
}

function PatternHelp({ test: { signal, op, value } }: { test: Test }) {
  if (op !== 'glob' || signal !== 'page.path') return null
  const patterns = (Array.isArray(value) ? value : [value]).filter(
    one => typeof one === 'string' && one !== '',
  ) as string[]
  const fits = [...new Set(patterns.flatMap(pattern => examplesOf(pattern).fits))].slice(0, 4)
  const not = [...new Set(patterns.flatMap(pattern => examplesOf(pattern).not))].filter(
    address => !patterns.some(pattern => examplesOf(pattern).fits.includes(address)),
  )
  return (
    <p class="help examples">
      {fits.length > 0 && (
        <>
          {formWords.fits}{' '}
          {fits.map(address => (
            <code key={address}>{address}</code>
          ))}
        </>
      )}
      {not.length > 0 && fits.length > 0 && (
        <>
          ; {formWords.fitsNot}{' '}
          {not.slice(0, 2).map(address => (
            <code key={address}>{address}</code>
          ))}
        </>
      )}
      {'. '}
      {formWords.patternHelp}
    </p>
  )
}
