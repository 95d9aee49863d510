import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createWire, type Wire } from './wire.ts'

let server: Server
let wire: Wire
let heard: string[]

beforeEach(async () => {
  heard = []
  server = createServer((_request, response) => response.end('a file'))
  new WebSocketServer({ server }).on('connection', socket => {
    socket.on('error', () => {})
    socket.on('message', data => {
      heard.push(String(data))
      socket.send(`heard ${data}`)
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  wire = await createWire((server.address() as AddressInfo).port)
})
afterEach(async () => {
  await wire.close()
  server.closeAllConnections()
  await new Promise(done => server.close(done))
})

/** Resolves with the answer, or `cut` when the socket went before it came. */
async function connect() {
  const socket = new WebSocket(wire.origin.replace('http', 'ws').replace('localhost', '127.0.0.1'))
  const cut = new Promise<'cut'>(done => socket.on('close', () => done('cut')).on('error', () => {}))
  const isOpen = await Promise.race([new Promise<true>(done => socket.on('open', () => done(true))), cut])
  return {
    isOpen: isOpen === true,
    say(text: string) {
      const answer = new Promise<string>(done => socket.once('message', data => done(String(data))))
      socket.send(text)
      return Promise.race([answer, cut])
    },
    close: () => socket.close(),
  }
}
const readFile = async () => (await fetch(wire.origin)).text()

test('everything passes, files and words', async () => {
  const one = await connect()
  expect(await one.say('one')).toBe('heard one')
  expect(await readFile()).toBe('a file')
})

test('what is said while only answers pass is never heard, and files pass', async () => {
  const one = await connect()
  await one.say('before')
  wire.pass('answers')
  const answer = one.say('lost')
  expect(await readFile()).toBe('a file')
  wire.pass('everything')
  expect(await answer).toBe('cut')
  expect(await (await connect()).say('after')).toBe('heard after')
  expect(heard).toEqual(['before', 'after'])
})

test('what is said while only requests pass is heard, and its answer is not', async () => {
  const one = await connect()
  wire.pass('requests')
  const answer = one.say('heard, but who knows')
  await expect.poll(() => heard).toEqual(['heard, but who knows'])
  wire.pass('everything')
  expect(await answer).toBe('cut')
})

test('while nothing passes sockets are cut and refused, and files pass', async () => {
  const one = await connect()
  wire.pass('nothing')
  expect(await one.say('nobody hears').catch(() => 'cut')).toBe('cut')
  expect((await connect()).isOpen).toBe(false)
  expect(await readFile()).toBe('a file')
})
