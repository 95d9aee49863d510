import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Deployment } from '../deployment/deployment.ts'
import { startDeployment } from '../deployment/start.ts'
import type { Event } from '../history/event.ts'
import { createHistory, type History } from '../history/history.ts'
import { createRandom } from '../random/random.ts'
import { createCrowd, type Member } from '../scenario/crowd.ts'
import { openSites } from '../scenario/sites.ts'
import { type Browsers, openBrowsers } from './browsers.ts'

/** Longer than a page waits before it says that it reconnects. */
const cutMs = 4000
const long = { timeout: 30_000 }
const nobody = { visitors: 0, tabs: 0, operators: 0, naiveVisitors: 0, naiveOperators: 0 }

let folder: string
let history: History
let browsers: Browsers
let deployment: Deployment
let members: Member[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-sight-'))
  history = createHistory(join(folder, 'history.jsonl'), () => performance.now())
  browsers = await openBrowsers()
  const random = createRandom(1)
  deployment = await startDeployment({}, { random })
  const [relay] = deployment.relays
  const operators = await openSites(relay, browsers.pages.origin)
  const crowd = { ...nobody, widgets: 1, consoles: 1 }
  members = await createCrowd(history.record, deployment, crowd, operators, random, false, browsers)
})
afterAll(async () => {
  await history?.close()
  for (const { client, network } of members ?? []) {
    client.stop()
    await network.close()
  }
  await browsers?.close()
  await deployment?.remove()
  rmSync(folder, { recursive: true, force: true })
})

// What nobody sees would pass for connected all the time, and a page would be judged by what it never said.
test('who watches a page sees that it is connected, that it reconnects, and that it is connected again', async () => {
  const [widget, desk] = members
  widget?.client.say('Is anybody there?')
  await expect.poll(() => widget?.client.isQuiet(), long).toBe(true)
  desk?.client.say('The first time a conversation is opened')
  await expect.poll(() => statesOf('console').at(-1), long).toBe('connected')

  const before = history.events.length
  for (const { network } of members) network.cut(cutMs)
  for (const kind of ['widget', 'console'] as const) {
    await expect.poll(() => statesOf(kind, before).slice(-2), long).toEqual(['reconnecting', 'connected'])
  }
})

/** What a page was seen to say, without what the browser says of its socket. */
function statesOf(kind: 'widget' | 'console', from = 0) {
  const isSeen = (event: Event): event is Event & { event: 'state' } =>
    event.event === 'state' && event.state !== 'down' && event.client.startsWith(`${kind} `)
  return history.events
    .slice(from)
    .filter(isSeen)
    .map(({ state }) => state)
}
