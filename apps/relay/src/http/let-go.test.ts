import { EventEmitter } from 'node:events'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { createLetGo } from './let-go.ts'

test('a connection keeps nothing of the request it came from, and what breaks it still ends it', () => {
  const connection = new Socket()
  const response = new ServerResponse(new IncomingMessage(connection))
  response.assignSocket(connection)
  const request = { raw: { socket: connection } } as unknown as FastifyRequest
  let ended = 0
  const socket = Object.assign(new EventEmitter(), { terminate: () => ended++ }) as unknown as WebSocket
  const ofThePlugin = () => {
    throw new Error('it holds the request')
  }
  socket.on('error', ofThePlugin)

  const { remember, letGo } = createLetGo({ debug: () => {} })
  remember(request, { raw: response } as FastifyReply)
  letGo(request, socket)
  expect([response.socket, socket.listeners('error').includes(ofThePlugin)]).toEqual([null, false])
  socket.emit('error', Object.assign(new Error('a broken frame'), { code: 'WS_ERR_INVALID_UTF8' }))
  expect(ended).toBe(0)
  socket.emit('error', new Error('the peer is gone'))
  expect(ended).toBe(1)

  response.assignSocket(connection)
  letGo(request, socket)
  expect(response.socket, 'the answer is no longer known').toBe(connection)
  connection.destroy()
})
