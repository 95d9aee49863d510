import type { Appearance } from '@beckon/protocol'
import type { ComponentChildren } from 'preact'
import { useSiteWidget } from '../site-widget.ts'

/** What a field gives to the element that is filled in. */
export type FieldInput = { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }

type Props = {
  /** As problems name it. */
  place: string
  label: ComponentChildren
  help?: ComponentChildren
  children: (input: FieldInput) => ComponentChildren
}

/** A label above, its field, and what is wrong with it. */
export function Field({ place, label, help, children }: Props) {
  const texts = useProblems(place)
  const id = idOf(place)
  const told = `${id}-told`
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-invalid': texts.length > 0,
        'aria-describedby': texts.length > 0 || help ? told : undefined,
      })}
      <div id={told}>
        {help && <p class="help">{help}</p>}
        {texts.length > 0 && <p class="problem">{texts.join(' ')}</p>}
      </div>
    </div>
  )
}

/** What is wrong at a place, in words. */
export const useProblems = (at: string): string[] => [
  ...new Set(
    useSiteWidget()
      .problems.value.filter(({ place }) => place === at)
      .map(({ message }) => message),
  ),
]

const idOf = (place: string): string => `widget-${place.replace(/[^\w]+/g, '-').replace('*', 'all')}`

/** One thing that is chosen. `undefined` is as usual. */
export function useChoice<Name extends keyof Appearance>(name: Name) {
  const { draft } = useSiteWidget()
  return {
    value: draft.appearance.value[name],
    set: (value: Appearance[Name] | undefined) =>
      draft.change(({ [name]: _before, ...rest }) => ({ ...rest, ...(value !== undefined && { [name]: value }) })),
  }
}
