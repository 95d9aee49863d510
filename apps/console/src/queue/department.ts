import type { ConversationSummary } from '@beckon/protocol'

/** The departments there are conversations of, by name; the chosen one stays, or nobody could choose another. */
export function departmentsIn(conversations: readonly ConversationSummary[], chosen: string | undefined): string[] {
  const names = new Set(conversations.flatMap(({ department }) => department ?? []))
  if (chosen !== undefined) names.add(chosen)
  return [...names].sort((a, b) => a.localeCompare(b))
}

/** Everything where no department is chosen. */
export const isIn = ({ department }: ConversationSummary, chosen: string | undefined): boolean =>
  chosen === undefined || department === chosen

/** The one after it, and after the last all of them. */
export function departmentAfter(names: readonly string[], chosen: string | undefined): string | undefined {
  return names[names.indexOf(chosen ?? '') + 1]
}
