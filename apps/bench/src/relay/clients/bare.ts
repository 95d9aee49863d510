import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Job } from '../job.ts'
import { type Heard, idOf, type Pair, textOf } from '../pair.ts'

export async function connectBare(job: Job, index: number, heard: Heard): Promise<Pair> {
  const operator = await open(`${job.operators}/operator/${index}`)
  operator.on('message', data => heard.delivered(idOf(String(data))))
  const visitor = await open(`${job.visitors}/visitor/${index}`)
  visitor.on('message', data => heard.acknowledged(idOf(String(data))))
  return {
    send: id => visitor.send(textOf(id)),
    close() {
      visitor.terminate()
      operator.terminate()
    },
  }
}

export async function connectBareVisitor(job: Job, index: number): Promise<void> {
  await open(`${job.visitors}/visitor/${index}`)
}

async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  await once(socket, 'message')
  return socket
}
