import { Problems, useField } from '../form/field.tsx'
import { formWords } from '../form/form-words.ts'
import { choiceWords } from '../sentence/signal-words.ts'

type Opening = readonly [from: string, to: string]
type Week = Readonly<Partial<Record<string, readonly Opening[]>>>

const usual: Opening = ['09:00', '17:00']

/** When the desk is open, day by day: what a rule that asks for opening hours goes by. */
export function Hours() {
  const week = useField<Week>('settings.hours')
  const hours = week.value ?? {}
  const change = (day: string, openings: readonly Opening[]) => {
    const rest = Object.entries({ ...hours, [day]: openings }).filter(([, each]) => each && each.length > 0)
    week.set(rest.length > 0 ? Object.fromEntries(rest) : undefined)
  }
  return (
    <fieldset class="hours">
      <legend>{formWords.hours}</legend>
      {Object.entries(choiceWords['clock.weekday'] ?? {}).map(([day, name]) => (
        <Day key={day} name={name} openings={hours[day] ?? []} onOpenings={openings => change(day, openings)} />
      ))}
      <Problems at="settings.hours" />
    </fieldset>
  )
}

type DayProps = { name: string; openings: readonly Opening[]; onOpenings: (openings: readonly Opening[]) => void }

function Day({ name, openings, onOpenings }: DayProps) {
  const set = (at: number, opening: Opening) => onOpenings(openings.with(at, opening))
  return (
    <div class="day-hours">
      <label>
        <input
          type="checkbox"
          checked={openings.length > 0}
          onChange={event => onOpenings(event.currentTarget.checked ? [usual] : [])}
        />
        {name}
      </label>
      {openings.map(([from, to], at) => (
        <span key={at} class="with-unit">
          <input
            type="time"
            aria-label={formWords.opensAt(name)}
            value={from}
            onInput={event => set(at, [event.currentTarget.value, to])}
          />
          {formWords.toTime}
          <input
            type="time"
            aria-label={formWords.closesAt(name)}
            value={to}
            onInput={event => set(at, [from, event.currentTarget.value])}
          />
        </span>
      ))}
      {openings.length > 0 && openings.length < 3 && (
        <button type="button" class="quiet" onClick={() => onOpenings([...openings, usual])}>
          {formWords.addOpening}
          <span class="hidden">: {name}</span>
        </button>
      )}
      {openings.length > 1 && (
        <button type="button" class="quiet" onClick={() => onOpenings(openings.slice(0, -1))}>
          {formWords.takeAway(formWords.lastOpening)}
          <span class="hidden">: {name}</span>
        </button>
      )}
    </div>
  )
}
