import { type Appearance, checkOwnText, isColour } from '@beckon/protocol'
import type { Problem, Spoken } from '../keeper.ts'
import { words } from '../words.ts'

/** What the relay would not take, as far as it can be told here: of the texts, those of languages that are loaded. */
export function problemsOf(
  { accent, form = [], texts = {} }: Appearance,
  spoken: (language: string) => Spoken | undefined,
): Problem[] {
  const kinds = form.map(({ kind }) => kind)
  return [
    ...(accent !== undefined && !isColour(accent) ? [problem('accent', words.badColour)] : []),
    ...form.flatMap(({ label, kind }, at) => [
      ...(label.trim() ? [] : [problem(`form[${at}].label`, words.noLabel)]),
      ...(kind !== 'text' && kinds.indexOf(kind) < at ? [problem(`form[${at}].kind`, words.sameKind)] : []),
    ]),
    ...Object.entries(texts).flatMap(([language, own]) => {
      const usual = spoken(language === '*' ? 'en' : language)?.texts
      return Object.entries(own).flatMap(([name, text]) => {
        const place = `texts.${language}.${name}`
        const found = usual?.[name] ? checkOwnText(place, text, usual[name], language === '*') : []
        // That a number's last form is missing is told where it would be written.
        return found.map(each =>
          each.place === place && typeof text === 'object' ? problem(`${place}.other`, words.noElse) : each,
        )
      })
    }),
  ]
}

const problem = (place: string, message: string): Problem => ({ place, code: 'bad_field', message })
