import { unknownPlaceholders } from './placeholders.ts'
import { parseScope } from './scope.ts'
import type { Shelf } from './shelf.ts'

export const maxAnswers = 10_000
export const maxPhrasings = 1000
export const maxTitleChars = 200
export const maxTextChars = 8000
export const maxPages = 50

export type ShelfProblemCode =
  | 'not-json'
  | 'wrong-type'
  | 'missing'
  | 'unknown-field'
  | 'out-of-range'
  | 'duplicate'
  | 'unknown-placeholder'

/** Something that keeps a shelf from being saved, at a place such as `answers[2].phrasings[0]`. */
export type ShelfProblem = { readonly code: ShelfProblemCode; readonly place: string; readonly message: string }

export type ParsedShelf =
  | { readonly ok: true; readonly shelf: Shelf }
  | { readonly ok: false; readonly problems: readonly ShelfProblem[] }

type Report = (code: ShelfProblemCode, place: string, message: string) => void

/** Reads a shelf from its text or its parsed JSON: the typed shelf, or every problem with its place. */
export function parseShelf(json: unknown): ParsedShelf {
  const problems: ShelfProblem[] = []
  const report: Report = (code, place, message) => {
    problems.push({ code, place, message })
  }
  const value = typeof json === 'string' ? readJson(json, report) : json
  if (problems.length === 0) checkShelf(value, report)
  return problems.length === 0 ? { ok: true, shelf: value as Shelf } : { ok: false, problems }
}

function readJson(text: string, report: Report): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    report('not-json', '', (error as Error).message)
    return undefined
  }
}

function checkShelf(value: unknown, report: Report): void {
  const shelf = checkFields(value, ['answers'], '', report)
  if (!shelf) return
  const taken = { id: new Set<unknown>(), shortcut: new Set<unknown>() }
  checkList(shelf.answers, { least: 0, most: maxAnswers }, 'answers', report).forEach((each, index) => {
    const place = `answers[${index}]`
    const answer = checkFields(each, answerFields, place, report)
    if (answer) checkAnswer(answer, place, report, taken)
  })
}

/** Every field of an answer, in the order in which files are written. */
export const answerFields = [
  'id',
  'title',
  'phrasings',
  'text',
  'language',
  'pages',
  'shortcut',
  'tags',
  'scope',
  'owner',
  'reviewOn',
] as const

function checkAnswer(
  answer: Record<string, unknown>,
  place: string,
  report: Report,
  taken: Record<'id' | 'shortcut', Set<unknown>>,
): void {
  checkText(answer.id, 64, `${place}.id`, report)
  checkText(answer.title, maxTitleChars, `${place}.title`, report)
  checkText(answer.text, maxTextChars, `${place}.text`, report)
  checkTexts(answer.phrasings, { least: 0, most: maxPhrasings }, `${place}.phrasings`, report)
  if (answer.language !== undefined) checkText(answer.language, 35, `${place}.language`, report)
  if (answer.pages !== undefined) checkTexts(answer.pages, { least: 1, most: maxPages }, `${place}.pages`, report)
  if (answer.tags !== undefined) checkTexts(answer.tags, { least: 0, most: maxPages }, `${place}.tags`, report)
  if (answer.shortcut !== undefined && !isShortcut(answer.shortcut))
    report('out-of-range', `${place}.shortcut`, 'one word of up to 32 letters, digits, - or _')
  if (answer.owner !== undefined) checkText(answer.owner, 100, `${place}.owner`, report)
  if (answer.scope !== undefined && (typeof answer.scope !== 'string' || !parseScope(answer.scope)))
    report('out-of-range', `${place}.scope`, 'operators, department:NAME or operator:ID')
  if (answer.reviewOn !== undefined && !isDay(answer.reviewOn))
    report('out-of-range', `${place}.reviewOn`, 'a day as 2026-11-30')
  if (typeof answer.text === 'string')
    for (const name of unknownPlaceholders(answer.text))
      report('unknown-placeholder', `${place}.text`, `there is no placeholder "${name}"`)
  for (const key of ['id', 'shortcut'] as const) {
    if (answer[key] === undefined) continue
    if (taken[key].has(answer[key])) report('duplicate', `${place}.${key}`, `another answer has "${answer[key]}"`)
    taken[key].add(answer[key])
  }
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
}

function isShortcut(value: unknown): boolean {
  return typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,31}$/u.test(value)
}

function checkFields(value: unknown, allowed: readonly string[], place: string, report: Report) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('wrong-type', place, 'an object belongs here')
    return undefined
  }
  for (const key of Object.keys(value)) {
    if (!allowed.includes(key)) report('unknown-field', place ? `${place}.${key}` : key, `known: ${allowed.join(', ')}`)
  }
  return value as Record<string, unknown>
}

type Size = { readonly least: number; readonly most: number }

function checkList(value: unknown, { least, most }: Size, place: string, report: Report): readonly unknown[] {
  if (!Array.isArray(value)) {
    report(value === undefined ? 'missing' : 'wrong-type', place, 'a list belongs here')
    return []
  }
  if (value.length < least || value.length > most) report('out-of-range', place, `${least} to ${most} entries`)
  return value.slice(0, most)
}

function checkTexts(value: unknown, size: Size, place: string, report: Report): void {
  checkList(value, size, place, report).forEach((text, index) => {
    checkText(text, maxTitleChars * 5, `${place}[${index}]`, report)
  })
}

function checkText(value: unknown, most: number, place: string, report: Report): void {
  if (value === undefined) report('missing', place, 'a text belongs here')
  else if (typeof value !== 'string') report('wrong-type', place, 'a text belongs here')
  else if (!value.trim() || value.length > most) report('out-of-range', place, `a text of 1 to ${most} characters`)
}
