import type { ConversationSummary } from '@beckon/protocol'
import { isIn } from './department.ts'

export const sectionKinds = ['waiting', 'mine', 'others', 'answered', 'closed'] as const
export type SectionKind = (typeof sectionKinds)[number]
/** Which conversation stands where: every section, and the ids in it from top to bottom. */
export type Layout = Readonly<Record<SectionKind, readonly string[]>>

/** The queue as this operator sees it, narrowed to a department where one is chosen. Within a section the order of the desk stays. */
export function layoutOf(conversations: readonly ConversationSummary[], operator: string, department?: string): Layout {
  const layout: Record<SectionKind, string[]> = { waiting: [], mine: [], others: [], answered: [], closed: [] }
  for (const summary of conversations)
    if (isIn(summary, department)) layout[sectionOf(summary, operator)].push(summary.conversation)
  return layout
}

function sectionOf({ status, operator: by }: ConversationSummary, operator: string): SectionKind {
  if (status === 'served') return by?.id === operator ? 'mine' : 'others'
  return status === 'open' ? 'answered' : status
}

export const idsOf = (layout: Layout): string[] => sectionKinds.flatMap(kind => layout[kind])
