/** A message by what stands of it in the calls: its words in the log of the database, its id in the acknowledgement. */
export type Marked = { messageId: string; text: string }

/** Where a message's calls stand among all calls; undefined where there is none. */
export type Flushed = { messageId: string; written?: number; flushed?: number; acknowledged?: number }

/**
 * Reads the output of strace for many messages: when each was first written to SQLite's write-ahead log, when the first flush of that log that began afterwards
 * was over, and when its acknowledgement began to be written to a socket.
 */
export function orderOf(lines: readonly string[], messages: readonly Marked[]): Flushed[] {
  const calls = lines
    .map(line => /^(\d+) +[\d.]+ (.*)$/.exec(line))
    .map(found => ({ thread: found?.[1], call: found?.[2] ?? '' }))
  const flushes = flushesIn(calls)
  return messages.map(({ messageId, text }) => {
    const place = (fits: (call: string) => boolean) => {
      const at = calls.findIndex(({ call }) => fits(call))
      return at === -1 ? undefined : at
    }
    const written = place(call => /^p?writev?(64)?\(\d+<[^>]*-wal>/.test(call) && call.includes(text))
    const acknowledged = place(call => isAck(call, messageId))
    const flushed = written === undefined ? undefined : flushes.find(({ beganAt }) => beganAt > written)?.endedAt
    return {
      messageId,
      ...(written !== undefined && { written }),
      ...(flushed !== undefined && { flushed }),
      ...(acknowledged !== undefined && { acknowledged }),
    }
  })
}

export const isProved = ({ written, flushed, acknowledged }: Flushed): boolean =>
  written !== undefined && flushed !== undefined && acknowledged !== undefined && flushed < acknowledged

/** strace writes quotes within a string as \". */
const isAck = (call: string, messageId: string) =>
  /^(write|writev|sendto|sendmsg)\(\d+<(socket|TCP)/.test(call) &&
  new RegExp(String.raw`\\"type\\":\\"ack\\"[^}]*\\"${messageId}\\"`).test(call)

type Call = { thread: string | undefined; call: string }

/** A flush that takes long is written in two lines, with those of other threads between them. */
function flushesIn(calls: readonly Call[]): { beganAt: number; endedAt: number }[] {
  const flushes: { beganAt: number; endedAt: number }[] = []
  for (const [beganAt, { thread, call }] of calls.entries()) {
    if (!/^(fsync|fdatasync)\(\d+<[^>]*-wal>/.test(call)) continue
    const endedAt = call.endsWith('<unfinished ...>')
      ? calls.findIndex((other, at) => at > beganAt && other.thread === thread && / resumed>\) += 0$/.test(other.call))
      : beganAt
    if (endedAt !== -1 && / = 0$/.test(calls[endedAt]?.call ?? '')) flushes.push({ beganAt, endedAt })
  }
  return flushes
}
