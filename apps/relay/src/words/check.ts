import { fallback, type Languages, type Text } from './languages.ts'

/** Why a text was not taken. A code keeps its meaning; the message may change. */
export type TextProblem = {
  /** As `de.hello` or `de.tooLong.one`. */
  place: string
  code: 'bad_text' | 'too_long' | 'unknown_language' | 'unknown_text' | 'unknown_form' | 'missing_hole' | 'unknown_hole'
  message: string
}

/** Longer does not fit where it stands. In UTF-16 units. */
export const longestText = 300

/** What the widget needs as it is. */
const notTexts = ['lang', 'dir']
const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other']

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
      return checkText(place, text, usual, language === '*')
    })
  })
}

function checkText(place: string, text: unknown, usual: Text, isForAll: boolean): TextProblem[] {
  if (typeof usual === 'string') return checkWords(place, text, holesIn(usual), holesIn(usual))
  if (!isObject(text) || text.other === undefined)
    return [problem(place, 'bad_text', 'Give an object with a text for each plural form, "other" for all the rest.')]
  return Object.entries(text).flatMap(([form, words]) => {
    const isForm = isForAll ? pluralForms.includes(form) : own(usual, form) !== undefined
    if (!isForm) return problem(`${place}.${form}`, 'unknown_form', 'This language has no such plural form.')
    // "One message" says its number without a figure.
    return checkWords(`${place}.${form}`, words, form === 'other' ? ['{count}'] : [], ['{count}'])
  })
}

function checkWords(place: string, text: unknown, needed: string[], allowed: string[]): TextProblem[] {
  if (typeof text !== 'string' || text.trim() === '') return [problem(place, 'bad_text', 'Give some words.')]
  const holes = holesIn(text)
  return [
    ...(text.length > longestText ? [problem(place, 'too_long', `At most ${longestText} characters.`)] : []),
    ...needed.filter(hole => !holes.includes(hole)).map(hole => problem(place, 'missing_hole', `${hole} is missing.`)),
    ...holes
      .filter(hole => !allowed.includes(hole))
      .map(hole => problem(place, 'unknown_hole', `Nothing is put into ${hole} here.`)),
  ]
}

const problem = (place: string, code: TextProblem['code'], message: string): TextProblem => ({ place, code, message })
/** A hole, and whatever else could be taken for one. */
const holesIn = (text: string): string[] => [...new Set(text.match(/\{[^}]*\}?/g))]
const own = <T>(values: Readonly<Record<string, T>>, name: string) =>
  Object.hasOwn(values, name) ? values[name] : undefined
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
