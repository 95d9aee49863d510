import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/**
 * What passes on WebSockets once they stand; files and other requests always pass.
 * `answers`: nothing that is said to the relay arrives. `requests`: it arrives, and no answer comes back. `nothing`: there are no sockets.
 */
export type Passing = 'everything' | 'answers' | 'requests' | 'nothing'

/** The stretch of network between browsers and one relay. */
export type Wire = {
  readonly origin: string
  /** What was held back until now is lost with the sockets it was said on. */
  pass(passing: Passing): void
  close(): Promise<void>
}

/** A TCP proxy on a free port that knows a WebSocket from another request. */
export async function createWire(relayPort: number): Promise<Wire> {
  const sockets = new Set<Socket>()
  const all = new Set<Socket>()
  let passing: Passing = 'everything'

  const server = createServer(near => {
    all.add(near)
    near.on('close', () => all.delete(near)).on('error', () => {})
    near.once('data', head => {
      const isSocket = /^upgrade: websocket/im.test(String(head))
      if (isSocket && passing === 'nothing') return near.resetAndDestroy()
      if (isSocket) sockets.add(near)
      join(near, isSocket).write(head)
    })
  })

  function join(near: Socket, isSocket: boolean): Socket {
    const far = connect(relayPort, '127.0.0.1').setNoDelay(true)
    let isAnswered = false
    near.setNoDelay(true)
    near.on('data', data => {
      if (!(isSocket && passing === 'answers')) far.write(data)
    })
    far.on('data', data => {
      // The answer to the handshake always comes back.
      if (!(isSocket && isAnswered && passing === 'requests')) near.write(data)
      isAnswered = true
    })
    near.on('close', () => {
      sockets.delete(near)
      far.destroy()
    })
    far.on('close', () => near.destroy()).on('error', () => {})
    return far
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    origin: `http://localhost:${address.port}`,
    pass(next) {
      const wasHeldBack = passing === 'answers' || passing === 'requests'
      passing = next
      if (wasHeldBack || next === 'nothing') for (const socket of sockets) socket.resetAndDestroy()
    },
    async close() {
      for (const socket of all) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
