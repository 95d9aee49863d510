import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'

/**
 * The control row: a forwarder that knows pairs and nothing else. It hands on what a visitor sends and acknowledges it with its number;
 * nothing is parsed, checked, ordered or stored.
 */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4096 })
const operators = new Map<string, WebSocket>()

server.on('connection', (socket, request) => {
  const [, side, pair = ''] = (request.url ?? '').split('/')
  if (side === 'operator') operators.set(pair, socket)
  else {
    socket.on('message', data => {
      const text = String(data)
      operators.get(pair)?.send(text)
      socket.send(text.slice(0, text.indexOf('|')))
    })
  }
  socket.send('welcome')
})
server.on('listening', () => console.log(`listening ${JSON.stringify(server.address())}`))
process.once('SIGTERM', () => process.exit(0))
