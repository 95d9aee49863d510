import type { OpenSocket } from '@beckon/client'
import { parseRelayFrame, type RelayFrame, subprotocol } from '@beckon/protocol'
import { WebSocket } from 'ws'
import type { Address } from './client.ts'

/** A real socket as a browser would open it: with an origin, and the session cookie of an operator. `tap` hears every frame first. */
export function createOpenSocket(
  { origin, cookie }: Address,
  tap: { frame(frame: RelayFrame): void; down(): void },
): OpenSocket {
  return (url, events) => {
    const headers = cookie === undefined ? {} : { cookie }
    const socket = new WebSocket(url, subprotocol, { origin, headers, perMessageDeflate: false })
    let over = false
    const end = (code: number) => {
      if (over) return
      over = true
      tap.down()
      events.closed(code)
    }
    socket.on('open', () => over || events.opened())
    socket.on('message', data => {
      if (over) return
      const text = String(data)
      const frame = parseRelayFrame(text)
      if (frame) tap.frame(frame)
      events.received(text)
    })
    socket.on('close', code => end(code))
    // A close follows every error.
    socket.on('error', () => {})
    return {
      send: text => socket.readyState === socket.OPEN && socket.send(text),
      close() {
        socket.terminate()
        end(1000)
      },
    }
  }
}
