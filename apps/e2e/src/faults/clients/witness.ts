import type { RelayFrame } from '@beckon/protocol'
import type { Recorder } from '../history/history.ts'

/** Writes down what every frame says to one client, before the client makes something of it. */
export function createWitness(record: Recorder, client: string) {
  const heard = new Set<string>()
  const hear = (conversation: string) => {
    if (heard.has(conversation)) return
    heard.add(conversation)
    record({ event: 'hear', client, conversation })
  }
  return {
    frame(frame: RelayFrame): void {
      if (frame.type === 'welcome' || frame.type === 'conversations') {
        for (const { conversation } of frame.conversations) hear(conversation)
      } else if (frame.type === 'conversation') hear(frame.conversation.conversation)
      else if (frame.type === 'pulse') for (const { conversation } of frame.heads) hear(conversation)
      else if ('conversation' in frame) hear(frame.conversation)

      if (frame.type === 'ack') {
        const { messageId, conversation, lane, seq } = frame
        record({ event: 'ack', client, messageId, conversation, lane, seq })
      } else if (frame.type === 'refuse') {
        const { code, retryAfterMs } = frame
        record({ event: 'refuse', client, code, ...(retryAfterMs !== undefined && { retryAfterMs }) })
      } else if (frame.type === 'typing') {
        const { conversation, by, on } = frame
        record({ event: 'typing', client, conversation, by: by.id, on })
      } else if (frame.type === 'read') {
        const { conversation, by, seq } = frame
        record({ event: 'read', client, conversation, by, seq })
      }
    },
    down: () => record({ event: 'state', client, state: 'down' }),
  }
}
