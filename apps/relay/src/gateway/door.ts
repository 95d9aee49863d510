import type { Socket } from 'node:net'
import type { CloseName, Limits } from '@beckon/protocol'
import type { WebSocket } from 'ws'
import { Line } from './line.ts'

/** Who may not come in. They are no sessions, and yet hold a connection until they have answered, or the line has waited long enough. */
export function createDoor({ maxBufferedBytes }: Pick<Limits, 'maxBufferedBytes'>) {
  const turnedAway = new Set<Line>()
  return {
    /** Tells somebody why. */
    turnAway(socket: WebSocket, connection: Socket, why: CloseName): void {
      const line = new Line(socket, connection, maxBufferedBytes)
      turnedAway.add(line)
      socket.once('close', () => turnedAway.delete(line))
      line.close(why)
    },
    /** Ends those who linger, without a word. */
    cutAll(): void {
      for (const line of turnedAway) line.terminate()
    },
  }
}
