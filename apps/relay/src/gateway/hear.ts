import type { RawData, WebSocket } from 'ws'
import type { Clock } from '../clock/clock.ts'
import type { Receiver } from './receiver.ts'
import type { Session } from './session.ts'

const connection = Symbol('the connection of a socket')
type Heard = WebSocket & { [connection]?: Session }

/** The standard close code for a kind of data that is not taken. */
const unsupportedData = 1003

/**
 * Hears what comes over a socket; `left` is called when it has closed. The listeners are the same for all sockets, since ten thousand would otherwise hold four functions
 * each and what these remember.
 */
export function createHear({
  clock,
  receiver,
  left,
}: {
  clock: Clock
  receiver: Receiver
  left: (session: Session) => void
}) {
  function message(this: Heard, data: RawData, isBinary: boolean) {
    const session = this[connection]
    if (!session || session.phase.name === 'ended' || this.readyState !== this.OPEN) return
    if (isBinary) session.line.end(unsupportedData)
    else receiver.receive(session, String(data))
  }

  function ping(this: Heard) {
    if (this[connection]) receiver.receivePing(this[connection])
  }

  function pong(this: Heard) {
    if (this[connection]) this[connection].heardAtMs = clock.now()
  }

  function close(this: Heard) {
    if (this[connection]) left(this[connection])
  }

  return (socket: Heard, session: Session): void => {
    socket[connection] = session
    socket.on('message', message).on('ping', ping).on('pong', pong).on('close', close)
  }
}
