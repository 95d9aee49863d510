import { Field, useChoice } from '../form/field.tsx'
import { useSiteWidget } from '../site-widget.ts'
import { words } from '../words.ts'

const names = new Intl.DisplayNames('en', { type: 'language' })
/** As it is called in English, and by those who speak it. */
export function languageName(tag: string): string {
  const [here, there] = [names.of(tag) ?? tag, new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag]
  return here === there ? here : `${here} (${there})`
}

/** The languages by name. */
export const sortedByName = (languages: readonly string[]): [string, string][] =>
  languages.map((tag): [string, string] => [tag, languageName(tag)]).sort(([, a], [, b]) => a.localeCompare(b, 'en'))

export function Language() {
  const { languages } = useSiteWidget()
  const { value, set } = useChoice('language')
  // It may have been fixed with a region.
  const known = value === undefined || languages.includes(value) ? value : value.split('-')[0]
  return (
    <section>
      <h2>{words.language}</h2>
      <Field
        place="language"
        label={words.speaks}
        help={value === undefined ? words.speaksHelp(languages.length) : undefined}
      >
        {input => (
          <select {...input} value={known ?? ''} onChange={event => set(event.currentTarget.value || undefined)}>
            <option value="">{words.eachOwn}</option>
            {sortedByName(languages).map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </section>
  )
}
