import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RelayFrameOf } from '@beckon/protocol'
import { afterAll, expect, test } from 'vitest'
import { newMessageId } from '../gateway/test/client.ts'
import { addSite, visit } from './test/shop.ts'
import { startProcess } from './test/spawn.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-disk-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A disk of its own for one process and gone with it; another disk cannot be filled without harm to others. */
const onSmallDisk = (folder: string, seed: string) => [
  ...['unshare', '--mount', 'sh', '-c'],
  `mount -t tmpfs -o size=2m beckon "${folder}" && cp -r "${seed}/." "${folder}" && exec "$@"`,
  'sh',
]
const mayMount = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'beckon', root]).status === 0

/** Writes until there is no room left. */
function fill(file: string) {
  const handle = openSync(file, 'w')
  for (let bytes = 65_536; bytes >= 1; bytes >>= 1) {
    try {
      for (;;) writeSync(handle, Buffer.alloc(bytes))
    } catch {}
  }
  closeSync(handle)
}

const healthOf = async (relay: string) => (await fetch(`${relay}/health`)).json()

test.skipIf(!mayMount)(
  '[P14] [F9] a full disk (needs the right to mount one) refuses with a time to retry, and nothing else ends',
  async () => {
    const [seed, folder] = [join(root, 'seed'), join(root, 'disk')]
    mkdirSync(folder)
    const env = { BECKON_PORT: '0', BECKON_SENDS_PER_10S: '9999', BECKON_SENDS_PER_MINUTE: '9999' }
    await addSite({ ...env, BECKON_DATA: seed })
    const relay = await startProcess(['serve'], { ...env, BECKON_DATA: folder }, onSmallDisk(folder, seed))
    let { client, token } = await visit(relay.relay)
    const start = { type: 'start', messageId: newMessageId(), text: 'Hello', person: true }
    const { conversation } = (await client.ask(start)) as RelayFrameOf<'ack'>
    const filler = join(`/proc/${relay.pid}/root`, folder, 'filler')

    let sent = 0
    for (let round = 1; round <= 3; round++) {
      fill(filler)
      let refused: { messageId: string; text: string } | undefined
      while (!refused) {
        // Room that the file has already is used up first.
        const words = { messageId: newMessageId(), text: `${sent} `.padEnd(4000, 'word ') }
        const answer = await client.ask({ type: 'send', conversation, ...words })
        if (answer.type === 'ack') sent++
        else {
          expect(answer).toMatchObject({ type: 'refuse', code: 'unavailable', retryAfterMs: expect.any(Number) })
          refused = words
        }
      }
      expect(await healthOf(relay.relay)).toMatchObject({
        status: 'degraded',
        store: 'sqlite: the disk is full, messages are refused until there is room',
      })
      expect(await client.ask({ type: 'resume', conversation })).toMatchObject({ type: 'page', head: sent + 2 })
      rmSync(filler)
      expect(await healthOf(relay.relay)).toMatchObject({ status: 'ok', store: 'sqlite' })
      // A new connection is not held to the time that was named.
      client.close()
      ;({ client, token } = await visit(relay.relay, token))
      const again = await client.ask({ type: 'send', conversation, ...refused })
      expect(again).toMatchObject({ type: 'ack', seq: ++sent + 2 })
    }
    expect(await relay.end('SIGTERM')).toBe(0)
  },
  30_000,
)
