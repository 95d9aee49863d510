import { useState } from 'preact/hooks'
import { formWords } from './form-words.ts'

type Common = { id?: string; label?: string; 'aria-invalid'?: boolean; 'aria-describedby'?: string | undefined }
type NumberProps = Common & {
  value: number | undefined
  onValue: (value: number | undefined) => void
  min?: number
  max?: number
  placeholder?: string
}

/** A number that may stand empty or half written while somebody types. */
export function NumberInput({ value, onValue, label, min = 0, ...rest }: NumberProps) {
  const [text, setText] = useState(`${value ?? ''}`)
  const shown = numberOf(text) === value ? text : `${value ?? ''}`
  return (
    <input
      {...rest}
      class="number"
      type="number"
      inputMode="decimal"
      step="any"
      min={min}
      aria-label={label}
      value={shown}
      onInput={event => {
        setText(event.currentTarget.value)
        onValue(numberOf(event.currentTarget.value))
      }}
    />
  )
}

const numberOf = (text: string): number | undefined => {
  const value = Number(text.trim() || Number.NaN)
  return Number.isFinite(value) ? value : undefined
}

const units = [
  ['s', 1],
  ['min', 60],
  ['h', 3600],
  ['days', 86_400],
] as const
type Unit = (typeof units)[number][0]
const secondsIn = Object.fromEntries(units) as Record<Unit, number>

/** A span of time in the unit it is thought in; the file has seconds. */
export function SecondsInput({ value, onValue, label, ...rest }: NumberProps) {
  const [unit, setUnit] = useState<Unit>(() => unitOf(value))
  const factor = secondsIn[unit]
  return (
    <span class="with-unit">
      <NumberInput
        {...rest}
        {...(label && { label })}
        value={value === undefined ? undefined : value / factor}
        onValue={next => onValue(next === undefined ? undefined : next * factor)}
      />
      <select
        aria-label={formWords.unitOf(label ?? '')}
        value={unit}
        onChange={event => {
          const next = event.currentTarget.value as Unit
          setUnit(next)
          if (value !== undefined) onValue((value / factor) * secondsIn[next])
        }}
      >
        {units.map(([name]) => (
          <option key={name} value={name}>
            {formWords.units[name]}
          </option>
        ))}
      </select>
    </span>
  )
}

function unitOf(seconds: number | undefined): Unit {
  if (!seconds) return 's'
  return units.findLast(([, factor]) => seconds % factor === 0)?.[0] ?? 's'
}
