import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { frameOf } from './frame.ts'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
await once(server, 'listening')
const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
const [socket, request] = await once(server, 'connection')
afterAll(() => {
  client.terminate()
  server.close()
})

test('what it makes a frame of, a client reads as it was said, between frames of the library', async () => {
  const texts = [
    '',
    'a',
    ...[125, 126, 127, 255, 256, 65_534, 65_535].map(length => 'x'.repeat(length)),
    '{"a":"\\u00e9\\n"}',
    '\x00\x7f',
  ]
  const heard: string[] = []
  client.on('message', data => heard.push(String(data)))
  for (const text of texts) {
    request.socket.write(frameOf(text) ?? 'none', 'latin1')
    socket.send('between')
  }
  socket.ping()
  await once(client, 'ping')
  expect(heard).toEqual(texts.flatMap(text => [text, 'between']))
})

test('what it cannot say in one byte a letter, or in so many bytes, is left to the library', () => {
  for (const text of ['é', `${'x'.repeat(200)}ÿ`, '🍎', '世', 'x'.repeat(65_536)]) expect(frameOf(text)).toBeUndefined()
})
