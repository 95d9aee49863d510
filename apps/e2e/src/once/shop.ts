import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unhurried } from '../../../relay/src/test-servers/unhurried.ts'
import { type RelayProcess, serve, startDemo } from '../relay/process.ts'
import { type Storing, storings } from './plan.ts'

/** Due in the middle of what happens; an answer, so that it needs no operator. */
const rule = {
  id: 'greet',
  when: { signal: 'time.onSite', op: '>=', value: 1 },
  do: [
    { action: 'teaser', text: 'Need a hand?' },
    { action: 'answer', id: 'hours' },
  ],
  limits: { once: 'visitor' },
}

export type Shop = { relay: RelayProcess; pageOf(storing: Storing): string; close(): Promise<void> }

/** A relay with a site for each place where rules may remember, and a shop whose every page has the tag. */
export async function openShop(): Promise<Shop> {
  const relay = await startDemo(unhurried, serve)
  const server = createServer((request, response) => {
    const site = new URL(request.url ?? '/', 'http://shop').searchParams.get('site')
    response.setHeader('content-type', 'text/html')
    response.end(
      `<!doctype html><title>Shop</title><script async src="${relay.relay}/beckon.js" data-site="${site}"></script>`,
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const folder = mkdtempSync(join(tmpdir(), 'beckon-once-'))
  for (const storage of storings) {
    await relay.beckon('site', 'add', '--name', storage, '--key', storage, '--origin', origin)
    const file = join(folder, `${storage}.json`)
    writeFileSync(file, JSON.stringify({ settings: { storage }, rules: [rule] }))
    await relay.beckon('rules', 'publish', file, '--site', storage)
  }
  rmSync(folder, { recursive: true })
  return {
    relay,
    pageOf: storing => `${origin}/?site=${storing}`,
    async close() {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
      await relay.remove()
    },
  }
}
