import type { Socket } from 'node:net'
import { type CloseName, closeCodes, type RelayFrame } from '@beckon/protocol'
import type { WebSocket } from 'ws'
import { counts } from '../metrics/counts.ts'
import { frameOf } from './frame.ts'

/** A peer that does not answer the close frame is cut off after this time. */
const closeWithinMs = 2000

/**
 * One WebSocket as the gateway uses it: frames out, with a bound on what waits for a reader that does not read. A class, because ten thousand connections would
 * otherwise hold ten functions each.
 */
export class Line {
  readonly #socket: WebSocket
  readonly #connection: Socket
  readonly #maxBufferedBytes: number

  constructor(socket: WebSocket, connection: Socket, maxBufferedBytes: number) {
    this.#socket = socket
    this.#connection = connection
    this.#maxBufferedBytes = maxBufferedBytes
  }

  /** Sends a frame that is text already, as one for many recipients is. */
  sendText(text: string): void {
    const socket = this.#socket
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > this.#maxBufferedBytes) {
      counts.slowReadersCut++
      this.close('slow_consumer')
    } else {
      const frame = frameOf(text)
      if (frame === undefined) socket.send(text)
      else this.#connection.write(frame, 'latin1')
    }
  }

  send(frame: RelayFrame): void {
    this.sendText(JSON.stringify(frame))
  }

  close(name: CloseName): void {
    this.end(closeCodes[name], name)
  }

  /** Closes with a standard code, as 1003 or 1012. */
  end(code: number, reason = ''): void {
    this.#socket.close(code, reason)
    setTimeout(() => this.#socket.terminate(), closeWithinMs).unref()
  }

  ping(): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping()
  }

  /** Ends a connection that is dead: a reset arrives where an orderly end would wait behind what cannot be delivered. */
  terminate(): void {
    this.#connection.resetAndDestroy()
    this.#socket.terminate()
  }

  /** Reads nothing more until `resume`. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }
}
