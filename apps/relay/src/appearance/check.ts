import {
  type Appearance,
  flag,
  list,
  longestLabel,
  matching,
  mostFields,
  oneOf,
  optional,
  record,
  type Schema,
  text,
} from '@beckon/protocol'
import { checkOwnTexts } from '../words/check.ts'
import { fallback, type Languages } from '../words/languages.ts'
import { languageOf } from '../words/negotiate.ts'

/** Why an appearance was not taken. A code keeps its meaning; the message may change. */
export type AppearanceProblem = { place: string; code: string; message: string }

/** Checked by those who know which texts there are. */
const anything: Schema<unknown> = { check: () => undefined }
const id = matching(/^[\w-]{1,64}$/)
const shape = record({
  accent: optional(matching(/^#[\da-f]{6}$/i)),
  side: optional(oneOf('left', 'right')),
  theme: optional(oneOf('light', 'dark')),
  language: optional(text(1, 35)),
  texts: optional(anything),
  form: optional(
    list(
      record({
        name: id,
        label: text(1, longestLabel),
        kind: oneOf('name', 'email', 'text'),
        required: optional(flag),
        when: optional(oneOf('away')),
      }),
      0,
      mostFields,
    ),
  ),
  away: optional(oneOf('hide')),
  rating: optional(flag),
  consent: optional(flag),
})

const messages: Readonly<Record<string, string>> = {
  accent: 'Give a colour as #1d4e89.',
  side: 'Say left or right.',
  theme: 'Say light or dark, or leave it to the visitor’s device.',
  form: `Ask for at most ${mostFields} things.`,
  label: `Write what the visitor reads, at most ${longestLabel} characters.`,
  name: 'Give each field a name of its own, of letters, digits, - and _.',
  kind: 'Say name, email or text.',
}

/** Checks what an owner wants the widget to look like and to ask. Answers every problem it can tell apart, or the appearance. */
export function checkAppearance(
  value: unknown,
  languages: Languages | undefined,
): { ok: true; appearance: Appearance } | { ok: false; problems: AppearanceProblem[] } {
  const fault = shape.check(value, '')
  if (fault !== undefined) {
    const field = fault.replace(/^.*[.\]]/, '').replace(/\[\d+$/, '')
    return {
      ok: false,
      problems: [
        {
          place: fault,
          code: 'bad_field',
          message: (Object.hasOwn(messages, field) && messages[field]) || 'This is not known here.',
        },
      ],
    }
  }
  const wanted = value as Appearance
  const problems: AppearanceProblem[] = []
  const names = (wanted.form ?? []).map(({ name }) => name)
  for (const [at, name] of names.entries())
    if (names.indexOf(name) < at)
      problems.push({ place: `form[${at}].name`, code: 'same_name', message: String(messages.name) })
  const kinds = (wanted.form ?? []).map(({ kind }) => kind)
  for (const kind of ['name', 'email'] as const)
    if (kinds.indexOf(kind) !== kinds.lastIndexOf(kind))
      problems.push({
        place: `form[${kinds.lastIndexOf(kind)}].kind`,
        code: 'same_kind',
        message: `Ask for one ${kind} only.`,
      })
  if (wanted.language !== undefined && !(languages && Object.hasOwn(languages, languageOf(wanted.language) ?? '')))
    problems.push({ place: 'language', code: 'unknown_language', message: 'The widget does not speak this language.' })
  if (wanted.texts !== undefined)
    for (const { place, ...problem } of checkOwnTexts(
      wanted.texts,
      languages ?? { [fallback]: { path: '', texts: {} } },
    ))
      problems.push({ place: place ? `texts.${place}` : 'texts', ...problem })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, appearance: wanted }
}
