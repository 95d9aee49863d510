import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../../relay/ports.ts'
import { createNetwork, type Network } from './proxy.ts'

let network: Network
let server: ReturnType<typeof createServer>
let client: Socket
let relay: Socket
let heard: string
let ports: number[]

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  ports = [(server.address() as { port: number }).port]
  network = await createNetwork(() => ports)
  const accepted = once(server, 'connection')
  client = connect(network.port, '127.0.0.1')
  const [socket] = (await accepted) as [Socket]
  relay = socket
  relay.on('error', () => {})
  client.on('error', () => {})
  heard = ''
  client.on('data', data => {
    heard += data
  })
})
afterEach(async () => {
  client.destroy()
  await network.close()
  server.close()
})

const hears = async (words: string) => {
  while (!heard.endsWith(words)) await once(client, 'data')
}

/** `once` would fail at the error that a reset is. */
const closed = (socket: Socket) => new Promise(done => socket.once('close', done))

test('what was delayed keeps its order when the delay is over', async () => {
  network.delay(20)
  relay.write('one ')
  await new Promise(done => relay.write('two ', done))
  network.delay(0)
  relay.write('three')
  await hears('three')
  expect(heard).toBe('one two three')
})

test('a muted network lets through only what is sent to the relay, and what was held after', async () => {
  network.mute()
  relay.write('held')
  client.write('said')
  const [said] = await once(relay, 'data')
  expect(String(said)).toBe('said')
  expect(heard).toBe('')
  network.unmute()
  await hears('held')
})

test('a cut resets both ends, and refuses who comes back', async () => {
  const ended = Promise.all([closed(client), closed(relay)])
  network.cut(60_000)
  await ended
  const again = connect(network.port, '127.0.0.1')
  again.on('error', () => {})
  await closed(again)
  expect(again.bytesRead).toBe(0)
})

test('a relay that does not answer is passed over for the next one', async () => {
  ports = [await freePort(), ...ports]
  const accepted = once(server, 'connection')
  const again = connect(network.port, '127.0.0.1')
  await accepted
  again.destroy()
  ports = ports.slice(0, 1)
  const nobody = connect(network.port, '127.0.0.1')
  nobody.on('error', () => {})
  await closed(nobody)
})
