import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RelayFrameOf } from '@beckon/protocol'
import { afterAll, expect, test } from 'vitest'
import { newMessageId } from '../gateway/test/client.ts'
import { addSite, visit } from './test/shop.ts'
import { beckon, startProcess } from './test/spawn.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-process-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const envOf = (more: Record<string, string> = {}) => ({
  BECKON_DATA: join(root, String(++folders)),
  BECKON_PORT: '0',
  BECKON_DEMO_PORT: '0',
  BECKON_SENDS_PER_10S: '1000000',
  BECKON_SENDS_PER_MINUTE: '1000000',
  BECKON_FRAMES_PER_10S: '1000000',
  ...more,
})

test('[P1] [P2] [P3] whatever was acknowledged is there after kill -9, once and in order', async () => {
  const env = envOf()
  expect(await addSite(env)).toMatchObject({ code: 0 })
  const acknowledged = new Map<string, number>()
  let token: string | undefined
  let conversation = ''
  for (let round = 0; round < 4; round++) {
    const relay = await startProcess(['serve'], env)
    const visitor = await visit(relay.relay, token)
    token = visitor.token
    const { client } = visitor
    if (!conversation) {
      const start = await client.ask({ type: 'start', messageId: newMessageId(), text: 'first', person: true })
      conversation = String((start as { conversation?: string }).conversation)
    }
    const acked = Promise.withResolvers<void>()
    client.socket.on('message', data => {
      const frame = JSON.parse(String(data))
      if (frame.type === 'ack' && frame.lane === 'talk') acknowledged.set(frame.messageId, frame.seq)
      if (acknowledged.size >= (round + 1) * 25) acked.resolve()
    })
    let stopped = false
    client.socket.on('close', () => {
      stopped = true
    })
    const sending = (async () => {
      for (let count = 0; !stopped; count++) {
        client.send({ type: 'send', ref: count + 10, conversation, messageId: newMessageId(), text: `round ${round}` })
        // No faster than the relay reads, or a busy machine makes all but the first few wait for nothing.
        if (count % 8 === 0)
          do await new Promise(resolve => setImmediate(resolve))
          while (client.socket.bufferedAmount > 1000)
      }
    })()
    await acked.promise
    expect(await relay.end('SIGKILL')).toBe('SIGKILL')
    await client.closed()
    await sending
  }
  const { out } = await beckon(['export', '--site', 'shop'], env)
  const { messages } = JSON.parse(out) as { messages: { message: { messageId: string; seq: number } }[] }
  const stored = new Map(messages.map(({ message }) => [message.messageId, message.seq]))
  expect(stored.size).toBe(messages.length)
  expect([...stored.values()]).toEqual(messages.map((_, index) => index + 1))
  expect(acknowledged.size).toBeGreaterThanOrEqual(100)
  for (const [messageId, seq] of acknowledged) expect(stored.get(messageId)).toBe(seq)
}, 30_000)

test('[P16] SIGTERM acknowledges what has come, tells clients to come back, and ends with 0', async () => {
  const env = envOf()
  await addSite(env)
  const relay = await startProcess(['serve'], env)
  const { client } = await visit(relay.relay)
  const ack = await client.ask({ type: 'start', messageId: newMessageId(), text: 'Hello' })
  const { conversation } = ack as RelayFrameOf<'ack'>
  const { client: quiet } = await visit(relay.relay)
  let stopped = false
  client.socket.on('close', () => {
    stopped = true
  })
  const sending = (async () => {
    for (let ref = 10; !stopped; ref++) {
      client.send({ type: 'send', ref, conversation, messageId: newMessageId(), text: 'on and on' })
      // No faster than the relay reads, as above.
      do await new Promise(resolve => setImmediate(resolve))
      while (client.socket.bufferedAmount > 1000 && !stopped)
    }
  })()
  await client.next('ack')
  const ended = relay.end('SIGTERM')
  expect(await quiet.next('goodbye')).toEqual({ type: 'goodbye', spreadMs: 502 })
  expect([await client.closed(), await quiet.closed()]).toEqual([1012, 1012])
  expect(await ended).toBe(0)
  await sending
  expect(client.frames.at(-1)).toMatchObject({ type: 'goodbye' })
  // What was stored was acknowledged: nobody wonders.
  const acked = client.frames.filter(({ type }) => type === 'ack').length
  const { out } = await beckon(['export', '--site', 'shop'], env)
  const { messages } = JSON.parse(out) as { messages: { message: { text: string } }[] }
  expect(messages.filter(({ message }) => message.text === 'on and on')).toHaveLength(acked + 1)
}, 20_000)

test('a second relay on the same folder says who has it; the command line works beside', async () => {
  const env = envOf()
  const relay = await startProcess(['serve'], env)
  const second = await beckon(['serve'], env)
  expect(second).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Another relay \(process \d+\) uses .*BECKON_DATA, or the same REDIS_URL to both\.\n$/),
  })
  expect(await addSite(env)).toMatchObject({ code: 0 })
  const { client } = await visit(relay.relay)
  client.close()
  expect(await relay.end('SIGINT')).toBe(0)
}, 20_000)

test('a port in use, a folder that cannot be used and a bad setting are one line each', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => taken.once('listening', resolve))
  const { port } = taken.address() as { port: number }
  const busy = await beckon(['serve'], envOf({ BECKON_PORT: String(port) }))
  expect(busy).toMatchObject({
    code: 1,
    err: `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or choose another with BECKON_PORT.\n`,
  })
  taken.close()
  const file = join(root, 'file')
  writeFileSync(file, '')
  for (const folder of [file, join(file, 'below'), '/proc/beckon']) {
    const { code, err } = await beckon(['serve'], envOf({ BECKON_DATA: folder }))
    expect([code, err.trim().split('\n').length]).toEqual([1, 1])
    expect(err).toContain('Set BECKON_DATA')
  }
  expect(await beckon(['serve'], envOf({ BECKON_PORT: 'x' }))).toMatchObject({
    code: 2,
    err: expect.stringContaining('BECKON_PORT'),
  })
}, 20_000)

test('[A42] the demo makes its own password, says it once, and starts again with the same data', async () => {
  const env = envOf()
  const first = await startProcess(['demo'], env)
  await expect.poll(() => first.out()).toContain('The tag')
  const password = /sign in as ann with ([\w-]+) /.exec(first.out())?.[1] ?? ''
  const signIn = await fetch(`${first.relay}/v1/operator/session`, {
    method: 'POST',
    headers: { origin: first.relay, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'ann', password }),
  })
  expect(signIn.status).toBe(200)
  const settings = await fetch(`${first.relay}/v1/sites/demo`, { headers: { origin: String(first.shop) } })
  expect(await settings.json()).toMatchObject({ name: 'Harbour & Hearth', rules: { version: 1 } })
  expect(await first.end('SIGTERM')).toBe(0)
  const second = await startProcess(['demo'], env)
  await expect.poll(() => second.out()).toContain('operator password ann')
  expect(second.out()).not.toContain(password)
  expect(await second.end('SIGTERM')).toBe(0)
  expect(readFileSync(join(env.BECKON_DATA, 'beckon.sqlite')).includes(password)).toBe(false)
}, 20_000)

test('several that start together on an empty folder make one store of it', async () => {
  const env = envOf()
  const lists = await Promise.all([1, 2, 3, 4].map(() => beckon(['site', 'list'], env)))
  expect(lists).toEqual(lists.map(() => ({ code: 0, out: '', err: '' })))
}, 20_000)
