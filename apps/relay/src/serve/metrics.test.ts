import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RelayFrameOf } from '@beckon/protocol'
import { afterAll, expect, test } from 'vitest'
import { newMessageId } from '../gateway/test/client.ts'
import { addSite, visit } from './test/shop.ts'
import { beckon, startProcess } from './test/spawn.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-metrics-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Every sample of a scrape by its name with its labels. */
const read = async (address: string) =>
  new Map(
    (await (await fetch(address)).text()).split('\n').flatMap(line => {
      const found = /^(beckon_\S+|nodejs_eventloop_lag_p99_seconds) (\S+)$/.exec(line)
      return found ? [[String(found[1]), Number(found[2])] as const] : []
    }),
  )

test('[A73] what is measured is served on a port of its own, and nowhere unless that is wanted', async () => {
  const env = { BECKON_DATA: join(root, 'data'), BECKON_PORT: '0' }
  await addSite(env)
  const relay = await startProcess(['serve'], { ...env, BECKON_METRICS_PORT: '0' })
  const address = /"metrics":"([^"]+)"/.exec(relay.out())?.[1] ?? ''
  expect(new URL(address)).toMatchObject({ hostname: 'localhost', pathname: '/metrics' })
  const { client } = await visit(relay.relay)
  const before = await read(address)
  expect(before.get('beckon_messages_stored_total')).toBe(0)
  const start = { type: 'start', messageId: newMessageId(), text: 'Hello', person: true }
  const { conversation, epoch } = (await client.ask(start)) as RelayFrameOf<'ack'>
  await client.ask({ type: 'send', conversation, messageId: newMessageId(), text: 'one' })
  await client.ask({ type: 'send', conversation: 'none', messageId: newMessageId(), text: 'two' })
  await client.ask({ type: 'resume', conversation, epoch, seq: 99 })
  const after = await read(address)
  const expected = {
    beckon_messages_stored_total: 3,
    beckon_acks_total: 2,
    'beckon_refusals_total{code="not_found"}': 1,
    'beckon_refusals_total{code="rate_limited"}': 0,
    'beckon_connections{kind="visitor"}': 1,
    'beckon_connections{kind="operator"}': 0,
    beckon_sends_outstanding: 0,
    beckon_commit_writes_count: 3,
    beckon_commit_seconds_count: 3,
    beckon_cursors_ahead_total: 1,
    beckon_slow_readers_cut_total: 0,
    beckon_catch_ups_total: 0,
    beckon_bus_events_out_total: 0,
    beckon_bus_events_in_total: 0,
  }
  expect(Object.fromEntries(after)).toMatchObject(expected)
  for (const quantile of ['0.5', '0.99', '1']) {
    expect(after.get(`beckon_event_loop_lag_seconds{quantile="${quantile}"}`)).toBeGreaterThanOrEqual(0)
  }
  const { port } = new URL(address)
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(404)
  expect((await fetch(`${relay.relay}/metrics`)).status).toBe(404)
  const taken = await beckon(['serve'], { ...env, BECKON_DATA: join(root, 'other'), BECKON_METRICS_PORT: port })
  expect(taken).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Cannot serve metrics on .*BECKON_METRICS_PORT.*\n$/),
  })
  expect(await relay.end('SIGTERM')).toBe(0)
}, 20_000)
