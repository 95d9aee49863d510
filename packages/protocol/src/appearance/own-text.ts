import { longestText, type OwnText } from './appearance.ts'

/** Why a text was not taken. A code keeps its meaning; the message may change. */
export type TextProblem = {
  /** As `de.hello` or `de.tooLong.one`. */
  place: string
  code: 'bad_text' | 'too_long' | 'unknown_language' | 'unknown_text' | 'unknown_form' | 'missing_hole' | 'unknown_hole'
  message: string
}

/** Checks one text of the owner's against the usual one: the plural forms of the language, any where it is said in all of them, and what is put into the text. */
export function checkOwnText(place: string, text: unknown, usual: OwnText, isForAll: boolean): TextProblem[] {
  if (typeof usual === 'string') return checkWords(place, text, holesIn(usual), holesIn(usual))
  if (!isObject(text) || text.other === undefined)
    return [problem(place, 'bad_text', 'Give an object with a text for each plural form, "other" for all the rest.')]
  return Object.entries(text).flatMap(([form, words]) => {
    const isForm = isForAll ? pluralForms.includes(form) : Object.hasOwn(usual, form)
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
export const holesIn = (text: string): string[] => [...new Set(text.match(/\{[^}]*\}?/g))]

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other']
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
