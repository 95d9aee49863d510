import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { shopOrigin, startTestRelay, type TestRelay } from './test/relay.ts'

let relay: TestRelay
afterEach(() => relay.close())

const fin = 0x80
const masked = 0x80
const mask = Buffer.alloc(4)
/** One frame as a client sends it; the mask of zeros leaves the payload readable. */
const frame = (first: number, payload = Buffer.alloc(0), bit = masked) =>
  Buffer.concat([Buffer.from([first, bit | payload.length]), bit ? mask : Buffer.alloc(0), payload])

/** Upgrades by hand, sends the bytes, and answers the code the relay closes with. */
function closeCodeAfter(bytes: Buffer): Promise<number> {
  const { port } = new URL(relay.url)
  const { promise, resolve } = Promise.withResolvers<number>()
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(
    [
      'GET /v1/visitor?site=shop HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: ${shopOrigin}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Protocol: beckon.v1',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      '',
      '',
    ].join('\r\n'),
  )
  let seen = Buffer.alloc(0)
  let isOpen = false
  socket.on('data', (data: Buffer) => {
    seen = Buffer.concat([seen, data])
    const end = seen.indexOf('\r\n\r\n')
    if (!isOpen && end >= 0) {
      isOpen = true
      seen = seen.subarray(end + 4)
      socket.write(bytes)
    }
    if (isOpen && seen[0] === (fin | 8) && seen.length >= 4) {
      resolve(seen.readUInt16BE(2))
      socket.destroy()
    }
  })
  socket.on('error', () => resolve(0))
  socket.on('close', () => resolve(0))
  return promise
}

test('[A4] a header that declares a terabyte is closed at once', async () => {
  relay = await startTestRelay()
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(2n ** 40n)
  expect(await closeCodeAfter(Buffer.concat([Buffer.from([fin | 1, masked | 127]), length, mask]))).toBe(1009)
})

test('[A6] thousands of empty fragments are closed', async () => {
  relay = await startTestRelay()
  const parts = [frame(1), ...Array.from({ length: 20_000 }, () => frame(0))]
  expect(await closeCodeAfter(Buffer.concat(parts))).toBe(1008)
})

test('[A9] text that is not UTF-8 is closed with 1007', async () => {
  relay = await startTestRelay()
  expect(await closeCodeAfter(frame(fin | 1, Buffer.from([0xff, 0xfe])))).toBe(1007)
})

test.for([
  ['a reserved bit', frame(fin | 0x40 | 1)],
  ['a reserved opcode', frame(fin | 3)],
  ['no mask', frame(fin | 1, Buffer.from('x'), 0)],
  ['a fragmented ping', frame(9)],
  ['a long ping', Buffer.concat([Buffer.from([fin | 9, masked | 126, 0, 200]), mask, Buffer.alloc(200)])],
  ['a continuation of nothing', frame(fin | 0, Buffer.from('x'))],
  ['a close with a forbidden code', frame(fin | 8, Buffer.from([0x03, 0xed]))],
] as const)('[A10] %s is closed with 1002, and the relay lives on', async ([, bytes]) => {
  relay = await startTestRelay()
  expect(await closeCodeAfter(bytes)).toBe(1002)
  expect((await relay.app.inject('/health')).statusCode).toBe(200)
})
