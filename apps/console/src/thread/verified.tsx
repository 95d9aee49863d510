import type { ConversationSummary } from '@beckon/protocol'
import { Icon } from '../icon/icon.tsx'
import { words } from '../words.ts'

/**
 * Under a name that the owner's own server has signed, and in no line with it: a name that anybody may give could say the same.
 */
export function VerifiedMark({ summary }: { summary: ConversationSummary | undefined }) {
  if (!summary?.visitor?.verified) return null
  return (
    <span class="verified" title={words.verifiedHelp}>
      <Icon name="verified" />
      {words.verified}
    </span>
  )
}
