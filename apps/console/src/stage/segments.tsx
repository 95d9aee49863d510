type Props<T extends string> = {
  name: string
  label: string
  /** The label is read by screen readers only. */
  isQuiet?: boolean
  value: T
  of: Readonly<Partial<Record<T, string>>>
  onValue: (value: T) => void
}

/** One of a few, all in sight. */
export function Segments<T extends string>({ name, label, isQuiet, value, of, onValue }: Props<T>) {
  return (
    <fieldset class="segments-field">
      <legend class={isQuiet ? 'hidden' : ''}>{label}</legend>
      <span class="segments">
        {(Object.keys(of) as T[]).map(each => (
          <label key={each} class={each === value ? 'chosen' : ''}>
            <input type="radio" class="hidden" name={name} checked={each === value} onChange={() => onValue(each)} />
            {of[each]}
          </label>
        ))}
      </span>
    </fieldset>
  )
}
