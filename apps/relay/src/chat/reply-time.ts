import type { Wait } from '../store/waits.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Nobody is told to the second: a time is rounded up to one of these, so that it is rather kept than broken and does not change with every chat. */
const steps = [
  ...[1, 2, 3, 5, 10, 15, 20, 30, 45].map(minutes => minutes * minuteMs),
  ...[1, 2, 3, 4, 6, 8, 12, 24, 48].map(hours => hours * hourMs),
]
/** Fewer say nothing about the next. */
const fewestReplies = 5

/**
 * How long it usually takes until a person answers, in ms: the median of what was measured, rounded up. Waits without an answer count as longer than they
 * have lasted, by the estimate of Kaplan and Meier (1958), so that a desk which answers only some is not praised for those. Undefined where too little was
 * measured, or half of all were never answered.
 */
export function usualReplyMs(waits: readonly Wait[], now: number): number | undefined {
  const lasted = waits
    .map(({ at, repliedAt, endedAt = now }) => ({ ms: (repliedAt ?? endedAt) - at, isReply: repliedAt !== undefined }))
    .sort((a, b) => a.ms - b.ms || Number(b.isReply) - Number(a.isReply))
  if (lasted.filter(({ isReply }) => isReply).length < fewestReplies) return undefined
  let unanswered = 1
  for (const [at, { ms, isReply }] of lasted.entries()) {
    if (!isReply) continue
    unanswered *= 1 - 1 / (lasted.length - at)
    if (unanswered <= 0.5) return steps.find(step => ms <= step)
  }
  return undefined
}
