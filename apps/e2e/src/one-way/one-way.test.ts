import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { limits } from '@beckon/protocol'
import { expect, test } from 'vitest'
import type { Found } from './inside.ts'

/** A look at the screen and one at the relay, and a timer that a busy machine lets fire late. */
const graceMs = 1500

test('[P10] a connection that loses everything in one direction is given up by both ends, and the screen says so', async ({
  skip,
}) => {
  const found = await runInside()
  if ('impossible' in found) {
    console.log(`Skipped: packets cannot be dropped here: ${found.impossible}`)
    return skip(found.impossible)
  }
  const { fromRelay, toRelay } = found
  const seconds = (ms = Number.POSITIVE_INFINITY) => `${(ms / 1000).toFixed(1)} s`
  console.log(
    [
      `nothing from the relay arrives: noticed by the visitor after ${seconds(fromRelay.visitorAfterMs)}, by the relay after ${seconds(fromRelay.relayAfterMs)}`,
      `nothing to the relay arrives: noticed by the visitor after ${seconds(toRelay.visitorAfterMs)}, by the relay after ${seconds(toRelay.relayAfterMs)}`,
    ].join('\n'),
  )
  for (const { visitorAfterMs, relayAfterMs } of [fromRelay, toRelay]) {
    expect(visitorAfterMs).toBeLessThan(limits.silenceMs + graceMs)
    expect(relayAfterMs).toBeLessThan(limits.silenceMs + graceMs)
  }
})

/** In a network namespace of its own; only root may make one. */
function runInside(): Promise<Found> {
  const inside = fileURLToPath(new URL('inside.ts', import.meta.url))
  const child = spawn('unshare', ['--net', process.execPath, inside], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', data => (out += data))
  child.stderr.on('data', data => (err += data))
  return new Promise((done, fail) => {
    child.once('error', () => done({ impossible: 'unshare is not installed' }))
    child.once('close', () => {
      const last = out.trim().split('\n').at(-1) ?? ''
      if (last.startsWith('{')) done(JSON.parse(last))
      else if (err.startsWith('unshare:')) done({ impossible: err.trim() })
      else fail(new Error(`${out}\n${err}`))
    })
  })
}
