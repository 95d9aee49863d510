/** Something that keeps a rule file from being published. */
export type Problem = {
  readonly code: ProblemCode
  /** Where in the file, as in `rules[0].when.all[1].value`; '' is the file itself. */
  readonly place: string
  readonly message: string
}

/** Every code; `RULES.md` says what each means, and a test compares the two. */
export const problemCodes = [
  'not-json',
  'wrong-type',
  'missing',
  'unknown-field',
  'out-of-range',
  'too-many',
  'too-deep',
  'duplicate-id',
  'unknown-signal',
  'unknown-operator',
  'wrong-operator',
  'wrong-value',
  'unknown-action',
  'bad-date',
  'bad-zone',
  'unknown-rule',
] as const

export type ProblemCode = (typeof problemCodes)[number]
export type Report = (code: ProblemCode, place: string, message: string) => undefined
export type Fields = Record<string, unknown>

/** The value as an object with no other fields than these, or undefined after reporting. */
export function checkFields(value: unknown, allowed: readonly string[], place: string, report: Report) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('wrong-type', place, 'an object belongs here')
    return undefined
  }
  for (const key of Object.keys(value)) {
    if (!allowed.includes(key))
      report('unknown-field', within(place, key), `"${key}" means nothing here; known: ${allowed.join(', ')}`)
  }
  return value as Fields
}

/** The value as a list of at most `most` entries, empty after reporting. */
export function checkList(value: unknown, most: number, place: string, report: Report): readonly unknown[] {
  if (!Array.isArray(value)) {
    report(value === undefined ? 'missing' : 'wrong-type', place, 'a list belongs here')
    return []
  }
  if (value.length > most) report('too-many', place, `at most ${most} entries`)
  return value.slice(0, most)
}

export function checkText(value: unknown, most: number, place: string, report: Report): value is string {
  if (value === undefined) report('missing', place, 'a text belongs here')
  else if (typeof value !== 'string') report('wrong-type', place, 'a text belongs here')
  else if (!value.trim() || value.length > most) report('out-of-range', place, `a text of 1 to ${most} characters`)
  else return true
  return false
}

export type Range = { readonly least: number; readonly most: number; readonly whole?: boolean }

/** Reports a number outside its range; an absent one is fine. */
export function checkNumber(value: unknown, { least, most, whole }: Range, place: string, report: Report): void {
  if (value === undefined) return
  if (typeof value !== 'number') report('wrong-type', place, 'a number belongs here')
  else if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    report('out-of-range', place, `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`)
}

/** Reports a value that is not one of the words; an absent one is fine. */
export function checkChoice(value: unknown, words: readonly unknown[], place: string, report: Report): void {
  if (value !== undefined && !words.includes(value)) report('wrong-value', place, `one of: ${words.join(', ')}`)
}

export function within(place: string, key: string | number): string {
  return typeof key === 'number' ? `${place}[${key}]` : place ? `${place}.${key}` : key
}
