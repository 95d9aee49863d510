import { isRetryable, type RelayFrameOf } from '@beckon/protocol'
import type { Connection, Request } from '../connection/connection.ts'
import type { Clock } from '../environment/environment.ts'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { Outbox } from '../outbox/outbox.ts'

/** How long to wait before sending again when the relay refused for now and gave no time. */
const sendAgainMs = 2000

type Options = {
  connection: Connection
  outbox: Outbox
  clock: Clock
  /** Called while the entry is still in the outbox, so that a screen never shows the message neither here nor there. */
  onAck: (ack: RelayFrameOf<'ack'>, entry: OutboxEntry) => void
  /** The relay has no such conversation (any more). Without it the entry has failed. */
  onGone?: ((conversation: string) => Promise<void>) | undefined
}

/**
 * Empties the outbox in the order in which send was pressed: one message of a conversation at a time, because a refused one followed by
 * an accepted one would swap them. Different conversations do not wait for each other.
 */
export function createSender({ connection, outbox, clock, onAck, onGone }: Options) {
  const busy = new Set<string>()

  function flush() {
    if (connection.state().kind !== 'open') return
    const seen = new Set<string>()
    for (const entry of outbox.entries()) {
      const queue = queueOf(entry)
      if (entry.state.kind !== 'pending' || seen.has(queue)) continue
      seen.add(queue)
      const isReady = entry.target.kind === 'start' || entry.target.kind === 'send'
      if (isReady && !busy.has(queue)) void send(entry, queue)
    }
  }

  async function send(entry: OutboxEntry, queue: string) {
    busy.add(queue)
    const answer = await connection.request(requestOf(entry))
    busy.delete(queue)
    if (answer.type === 'ack') {
      onAck(answer, entry)
      await outbox.settle(entry.messageId, answer.conversation)
    } else if (answer.type === 'refuse') {
      if (isRetryable(answer.code)) {
        busy.add(queue)
        clock.after(answer.retryAfterMs ?? sendAgainMs, () => {
          busy.delete(queue)
          flush()
        })
        return
      }
      const { target } = entry
      if (answer.code === 'not_found' && target.kind === 'send' && onGone) await onGone(target.conversation)
      else await outbox.setState(entry.messageId, { kind: 'failed', code: answer.code })
    } else return
    flush()
  }

  return { flush }
}

function queueOf({ messageId, target }: OutboxEntry): string {
  if (target.kind === 'send') return `${target.conversation}/${target.lane}`
  return target.kind === 'follow' ? target.start : messageId
}

function requestOf({ messageId, text, target }: OutboxEntry): Request {
  if (target.kind === 'send') {
    const { kind, ...more } = target
    return { type: kind, messageId, text, ...more }
  }
  const { kind: _, ...more } = target.kind === 'start' ? target : { kind: 'start' as const }
  return { type: 'start', messageId, text, ...more }
}
