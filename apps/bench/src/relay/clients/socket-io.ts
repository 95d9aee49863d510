import { io, type Socket } from 'socket.io-client'
import type { Job } from '../job.ts'
import { type Heard, idOf, type Pair, textOf } from '../pair.ts'

export async function connectSocketIo(job: Job, index: number, heard: Heard): Promise<Pair> {
  const operator = await open(job.operators, 'operator', index)
  operator.on('message', (text: string) => heard.delivered(idOf(text)))
  const visitor = await open(job.visitors, 'visitor', index)
  const acknowledged = (id: string) => heard.acknowledged(Number(id))
  return {
    send: id => visitor.emit('message', textOf(id), acknowledged),
    close() {
      visitor.disconnect()
      operator.disconnect()
    },
  }
}

export async function connectSocketIoVisitor(job: Job, index: number): Promise<void> {
  await open(job.visitors, 'visitor', index)
}

async function open(address: string, side: string, pair: number): Promise<Socket> {
  const socket = io(address.replace(/^ws/, 'http'), {
    transports: ['websocket'],
    query: { side, pair: `${pair}` },
    forceNew: true,
    reconnection: false,
  })
  await new Promise<void>(done => socket.once('welcome', done))
  return socket
}
