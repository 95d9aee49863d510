import type { ConversationSummary } from '@beckon/protocol'
import { calm } from '../text/calm.ts'
import { words } from '../words.ts'

/** What the rule it began from says of a conversation: its department and its words. Both came from a file: they are text. */
export function Labels({ summary: { department, tags = [] } }: { summary: ConversationSummary }) {
  if (department === undefined && tags.length === 0) return null
  return (
    <span class="labels">
      {department !== undefined && (
        <>
          <span class="hidden">{words.department}: </span>
          <bdi class="label department">{calm(department)}</bdi>
        </>
      )}
      {tagLabels(tags)}
    </span>
  )
}

export const tagLabels = (tags: readonly string[]) =>
  tags.map(tag => (
    <bdi key={tag} class="label">
      {calm(tag)}
    </bdi>
  ))
