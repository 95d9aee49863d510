import { createServer } from 'node:http'
import { createAdapter } from '@socket.io/redis-adapter'
import { Redis } from 'ioredis'
import { Server } from 'socket.io'

/** Socket.IO as its documentation shows it: one room for each pair, an acknowledgement for each message, nothing stored. With `REDIS_URL` it is one of several nodes. */
const http = createServer()
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
const { REDIS_URL } = process.env
if (REDIS_URL) {
  const publisher = new Redis(REDIS_URL)
  io.adapter(createAdapter(publisher, publisher.duplicate()))
}

io.on('connection', socket => {
  const { side, pair } = socket.handshake.query
  const room = `pair ${pair}`
  if (side === 'operator') void socket.join(room)
  else {
    socket.on('message', (text: string, acknowledge: (id: string) => void) => {
      io.to(room).emit('message', text)
      acknowledge(text.slice(0, text.indexOf('|')))
    })
  }
  socket.emit('welcome')
})
http.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () =>
  console.log(`listening ${JSON.stringify(http.address())}`),
)
process.once('SIGTERM', () => process.exit(0))
