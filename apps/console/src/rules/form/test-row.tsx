import { type Operator, signals, type Test } from '@beckon/rules'
import { write } from '../draft/place.ts'
import { titleOf } from '../publishing/changes.ts'
import { operatorWords, signalGroups, wordsOf } from '../sentence/signal-words.ts'
import { useSiteRules } from '../site-rules.ts'
import { examplesOf } from './examples.ts'
import { Problems, useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'
import { SecondsInput } from './inputs.tsx'
import { kindOf, newTest, operatorsOf, valueFor } from './operators.ts'
import { ValueInput } from './value-input.tsx'

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
        <Within place={place} test={test} />
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

/** What belongs to a signal beside its value: the name of an event, another rule, a department. */
function Params({ place, test }: { place: string; test: Test }) {
  const { takes = [] } = kindOf(test.signal)
  const has = (name: string) => takes.includes(name) || takes.includes(`${name}!`)
  return (
    <>
      {has('name') && (
        <TextParam place={`${place}.name`} label={formWords.paramNames[test.signal] ?? formWords.paramName} />
      )}
      {has('id') && <RuleParam place={`${place}.id`} own={place} />}
      {has('selector') && <TextParam place={`${place}.selector`} label={formWords.selector} />}
      {has('department') && test.department !== undefined && (
        <TextParam
          place={`${place}.department`}
          label={formWords.department}
          placeholder={formWords.anyDepartment}
          isOptional
        />
      )}
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

function Within({ place, test }: { place: string; test: Test }) {
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
