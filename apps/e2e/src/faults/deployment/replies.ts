const lineEnd = Buffer.from('\r\n')

/** Cuts the stream of a Redis (RESP2) into whole replies, and tells which of them hand a published message to a subscriber. */
export function createReplies(heard: (reply: Buffer, isPush: boolean) => void): (piece: Buffer) => void {
  let rest = Buffer.alloc(0)
  return piece => {
    rest = Buffer.concat([rest, piece])
    for (let end = endOf(rest, 0); end !== undefined; end = endOf(rest, 0)) {
      const reply = rest.subarray(0, end)
      rest = rest.subarray(end)
      heard(reply, isPush(reply))
    }
  }
}

/** The place after the reply that begins at `at`; undefined when it is not whole yet. */
function endOf(bytes: Buffer, at: number): number | undefined {
  const line = bytes.indexOf(lineEnd, at)
  if (line < 0) return undefined
  const next = line + lineEnd.length
  const kind = String.fromCharCode(bytes[at] ?? 0)
  const size = Number(bytes.toString('latin1', at + 1, line))
  if (kind === '$') {
    const end = size < 0 ? next : next + size + lineEnd.length
    return end <= bytes.length ? end : undefined
  }
  if (kind !== '*') return next
  let end: number | undefined = next
  for (let item = 0; item < size && end !== undefined; item++) end = endOf(bytes, end)
  return end
}

const isPush = (reply: Buffer) => /^\*3\r\n\$\d+\r\ns?message\r\n/.test(reply.toString('latin1', 0, 32))
