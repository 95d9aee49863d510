import type { Socket } from 'node:net'
import { type CloseName, closeCodes, type RelayFrame } from '@beckon/protocol'
import type { WebSocket } from 'ws'
import { counts } from '../metrics/counts.ts'

/** One WebSocket as the gateway uses it: frames out, with a bound on what waits for a reader that does not read. */
export type Line = ReturnType<typeof createLine>

/** A peer that does not answer the close frame is cut off after this time. */
const closeWithinMs = 2000

export function createLine(socket: WebSocket, connection: Socket, maxBufferedBytes: number) {
  const end = (code: number, reason = '') => {
    socket.close(code, reason)
    setTimeout(() => socket.terminate(), closeWithinMs).unref()
  }
  const close = (name: CloseName) => end(closeCodes[name], name)
  const sendText = (text: string) => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount <= maxBufferedBytes) return socket.send(text)
    counts.slowReadersCut++
    close('slow_consumer')
  }
  return {
    /** Sends a frame that is text already, as one for many recipients is. */
    sendText,
    send: (frame: RelayFrame) => sendText(JSON.stringify(frame)),
    close,
    /** Closes with a standard code, as 1003 or 1012. */
    end: (code: number) => end(code),
    ping: () => socket.readyState === socket.OPEN && socket.ping(),
    /** Ends a connection that is dead: a reset arrives where an orderly end would wait behind what cannot be delivered. */
    terminate() {
      connection.resetAndDestroy()
      socket.terminate()
    },
    /** Reads nothing more until `resume`. */
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  }
}
