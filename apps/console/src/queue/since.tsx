import type { ConversationSummary } from '@beckon/protocol'
import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { useWorkplace } from '../desk/workplace.ts'
import { words } from '../words.ts'
import { agoWords, urgentAfterMs, waitWords } from './times.ts'

/** How long somebody waits, running; or how long ago the last words were. It is drawn anew only when its text changes. */
export function Since({ summary }: { summary: ConversationSummary }) {
  const { nowMs } = useWorkplace().view
  const { status, waitingSince, createdAt, last } = summary
  const isWaiting = status === 'waiting'
  const fromMs = isWaiting ? (waitingSince ?? createdAt) : (last?.at ?? createdAt)
  const text = useMemo(
    () => computed(() => (isWaiting ? waitWords : agoWords)(nowMs.value - fromMs)),
    [isWaiting, fromMs],
  )
  const isUrgent = useMemo(
    () => computed(() => isWaiting && nowMs.value - fromMs >= urgentAfterMs),
    [isWaiting, fromMs],
  )
  return (
    <span class={isUrgent.value ? 'since urgent' : isWaiting ? 'since waits' : 'since'}>
      {isWaiting && <span class="hidden">{words.waits} </span>}
      {text.value}
    </span>
  )
}
