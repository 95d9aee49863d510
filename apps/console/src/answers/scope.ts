import { type Answer, parseScope } from '@beckon/answers'
import { words } from './words.ts'

/** Who may use an answer, in words. */
export function scopeWords(scope: string | undefined): string {
  const parsed = parseScope(scope)
  if (!parsed) return scope ?? ''
  if (parsed.kind === 'department') return words.scopeDepartment(parsed.name)
  return words.scopes[parsed.kind]
}

/** The departments that answers are for, each once. */
export function departmentsOf(answers: readonly Pick<Answer, 'scope'>[]): string[] {
  const names = answers.flatMap(({ scope }) => {
    const parsed = parseScope(scope)
    return parsed?.kind === 'department' ? [parsed.name] : []
  })
  return [...new Set(names)].sort()
}

/** A day as `30 Nov 2026`. */
export const dayWords = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
