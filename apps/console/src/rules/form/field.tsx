import type { ComponentChildren } from 'preact'
import { isWithin, read, write } from '../draft/place.ts'
import type { Problem } from '../publishing/publisher.ts'
import { useSiteRules } from '../site-rules.ts'
import { problemText } from './problem-text.ts'

export type FieldState<T> = {
  value: T | undefined
  /** Undefined takes the field out of the file. */
  set(value: T | undefined): void
  /** As `set`, of what is being typed: all of it is taken back in one step. */
  type(value: T | undefined): void
  problems: readonly Problem[]
  /** Of the element that says what is wrong; undefined while nothing is. */
  describedBy: string | undefined
}

/** One place of the draft as a field of the form. */
export function useField<T>(place: string): FieldState<T> {
  const { draft, problems } = useSiteRules()
  const found = problems.value.filter(problem => isWithin(problem.place, place))
  const set = (value: T | undefined, field?: string) => draft.change(file => write(file, place, value), field)
  return {
    value: read(draft.file.value, place) as T | undefined,
    set: value => set(value),
    type: value => set(value, place),
    problems: found,
    describedBy: found.length > 0 ? problemId(place) : undefined,
  }
}

/** What is wrong at a place, beside it. */
export function Problems({ at, exact = false }: { at: string; exact?: boolean }) {
  const { problems, warnings } = useSiteRules()
  const isHere = ({ place }: { place: string }) => (exact ? place === at : isWithin(place, at))
  const found = problems.value.filter(isHere)
  const doubtful = warnings.value.filter(isHere)
  return (
    <>
      {found.length > 0 && (
        <p class="problem" id={problemId(at)}>
          {[...new Set(found.map(problemText))].join(' ')}
        </p>
      )}
      {doubtful.length > 0 && <p class="warning">{[...new Set(doubtful.map(problemText))].join(' ')}</p>}
    </>
  )
}

/** A label above, its field, and what is wrong with it. `children` gets the id to give to the field. */
export function Labelled({
  label,
  help,
  place,
  children,
}: {
  label: string
  help?: string
  place: string
  children: (id: string) => ComponentChildren
}) {
  const id = idOf(place)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id)}
      {help && <p class="help">{help}</p>}
      <Problems at={place} />
    </div>
  )
}

/** Marks a field that is wrong, for screen readers and for the style. */
export const wrongIf = ({ describedBy }: { describedBy: string | undefined }) => ({
  'aria-invalid': describedBy !== undefined,
  'aria-describedby': describedBy,
})

export const idOf = (place: string): string => `field-${place.replace(/[^\w]+/g, '-')}`
const problemId = (place: string): string => `${idOf(place)}-problem`
