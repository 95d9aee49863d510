import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'

/**
 * The forwarder with a store: what arrived in one turn of the event loop is one transaction, flushed to disk, before it is handed on and acknowledged.
 */
const folder = mkdtempSync(join(tmpdir(), 'beckon-bench-bare-'))
const database = new DatabaseSync(join(folder, 'bare.sqlite'))
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
database.exec('CREATE TABLE messages (pair TEXT, seq INTEGER, text TEXT, PRIMARY KEY (pair, seq)) WITHOUT ROWID')
const insert = database.prepare('INSERT INTO messages VALUES (?, ?, ?)')
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4096 })
const operators = new Map<string, WebSocket>()
const heads = new Map<string, number>()
let waiting: { pair: string; text: string; socket: WebSocket }[] = []

function commit() {
  const group = waiting
  waiting = []
  database.exec('BEGIN')
  for (const { pair, text } of group) {
    const seq = (heads.get(pair) ?? 0) + 1
    heads.set(pair, seq)
    insert.run(pair, seq, text)
  }
  database.exec('COMMIT')
  for (const { pair, text, socket } of group) {
    operators.get(pair)?.send(text)
    socket.send(text.slice(0, text.indexOf('|')))
  }
}

server.on('connection', (socket, request) => {
  const [, side, pair = ''] = (request.url ?? '').split('/')
  if (side === 'operator') operators.set(pair, socket)
  else {
    socket.on('message', data => {
      if (waiting.length === 0) setImmediate(commit)
      waiting.push({ pair, text: String(data), socket })
    })
  }
  socket.send('welcome')
})
server.on('listening', () => console.log(`listening ${JSON.stringify(server.address())}`))
process.once('SIGTERM', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
