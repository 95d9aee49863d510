import type { Answer } from './shelf.ts'

/** Who may use an answer. Only those of `everybody` ever reach visitors. */
export type Scope =
  | { readonly kind: 'everybody' | 'operators' }
  | { readonly kind: 'department'; readonly name: string }
  /** Only the operator with this id. */
  | { readonly kind: 'operator'; readonly id: string }

/** Reads `operators`, `department:NAME` or `operator:ID`, and nothing as everybody; undefined for what is none of these. */
export function parseScope(text: string | undefined): Scope | undefined {
  if (text === undefined) return { kind: 'everybody' }
  if (text === 'operators') return { kind: 'operators' }
  const [, kind, name = ''] = /^(department|operator):(.{1,64})$/u.exec(text) ?? []
  if (!name.trim()) return undefined
  return kind === 'department' ? { kind, name } : { kind: 'operator', id: name }
}

/** What visitors may see, find and be shown by rules. */
export const answersForVisitors = (answers: readonly Answer[]): Answer[] =>
  answers.filter(({ scope }) => scope === undefined)

/** What an operator may see: all but the private answers of others. */
export function mayUse({ scope }: Pick<Answer, 'scope'>, operator: string): boolean {
  const whose = parseScope(scope)
  return whose?.kind !== 'operator' || whose.id === operator
}
