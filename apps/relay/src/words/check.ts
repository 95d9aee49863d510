import { checkOwnText, type TextProblem } from '@beckon/protocol'
import { fallback, type Languages } from './languages.ts'

/** What the widget needs as it is. */
const notTexts = ['lang', 'dir']

/** Checks what an owner wants to be said against the texts that there are. Answers every problem. */
export function checkOwnTexts(value: unknown, languages: Languages): TextProblem[] {
  if (!isObject(value)) return [problem('', 'bad_text', 'Give an object: by language, or "*" for all, texts by name.')]
  return Object.entries(value).flatMap(([language, texts]) => {
    const known = own(languages, language === '*' ? fallback : language)?.texts
    if (!known) return problem(language, 'unknown_language', `The widget speaks ${Object.keys(languages).join(', ')}.`)
    if (!isObject(texts)) return problem(language, 'bad_text', 'Give an object: texts by name.')
    return Object.entries(texts).flatMap(([name, text]) => {
      const place = `${language}.${name}`
      const usual = notTexts.includes(name) ? undefined : own(known, name)
      if (usual === undefined) return problem(place, 'unknown_text', 'There is no text of this name.')
      return checkOwnText(place, text, usual, language === '*')
    })
  })
}

const problem = (place: string, code: TextProblem['code'], message: string): TextProblem => ({ place, code, message })
const own = <T>(values: Readonly<Record<string, T>>, name: string) =>
  Object.hasOwn(values, name) ? values[name] : undefined
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
