import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Request } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { widgetOn } from '../page/visitor.ts'
import { type RelayProcess, serve, startDemo } from '../relay/process.ts'
import { watching } from './rules.ts'

const storings = ['none', 'session', 'visitor'] as const
const secret = 'secret-of-april'
let relay: RelayProcess
let browser: Browser
let shop: Server
let origin = ''

/** A page that would tell its whole address to everybody it asks, if those who ask let it. */
beforeAll(async () => {
  relay = await startDemo({}, serve)
  browser = await launchBrowser()
  shop = createServer((request, response) => {
    const site = new URL(request.url ?? '/', 'http://shop').searchParams.get('site')
    const tag = `<script async src="${relay.relay}/beckon.js?site=${site}" data-site="${site}" referrerpolicy="no-referrer"></script>`
    response.setHeader('content-type', 'text/html')
    response.setHeader('referrer-policy', 'unsafe-url')
    response.end(`<!doctype html><title>${secret}</title><p style="height:3000px">Shop</p>${site ? tag : ''}`)
  })
  await new Promise<void>(done => shop.listen(0, '127.0.0.1', done))
  origin = `http://localhost:${(shop.address() as AddressInfo).port}`
  const folder = mkdtempSync(join(tmpdir(), 'beckon-silent-'))
  for (const storage of storings) {
    await relay.beckon('site', 'add', '--name', storage, '--key', storage, '--origin', origin)
    const file = join(folder, `${storage}.json`)
    writeFileSync(file, JSON.stringify({ settings: { storage }, rules: watching }))
    await relay.beckon('rules', 'publish', file, '--site', storage)
  }
  rmSync(folder, { recursive: true })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  shop?.closeAllConnections()
  shop?.close()
  await relay?.remove()
})

test.each(storings)(
  '[H2] 20 rules of all kinds watch a page that remembers for %s, and nothing of it leaves',
  async storage => {
    const { page, context, complaints } = await newPerson(browser)
    const asked: Request[] = []
    const sockets: string[] = []
    context.on('request', request => request.url().startsWith(relay.relay) && asked.push(request))
    page.on('websocket', socket => sockets.push(socket.url()))
    await page.goto(`${origin}/${secret}?site=${storage}&utm_source=${secret}`, {
      referer: `http://localhost/${secret}`,
    })
    await widgetOn(page).launcher.waitFor()
    await page.waitForLoadState('networkidle')
    // A visitor who looks around, on this page and one more of a router, is not one who interacts with the chat.
    await page.mouse.move(200, 200)
    await page.mouse.wheel(0, 900)
    await page.mouse.click(300, 300)
    await page.evaluate(secret => history.pushState(0, '', `/${secret}/further`), secret)
    await page.mouse.move(210, 210)
    await page.waitForLoadState('networkidle')

    const told = await Promise.all(
      asked.map(async request => {
        const { origin: _ours, 'user-agent': _its, ...headers } = await request.allHeaders()
        return { url: request.url().slice(relay.relay.length), headers, body: request.postData() }
      }),
    )
    const paths = told.map(({ url }) => url.replace(/-[\w-]{8}\.js$/, '.js')).sort()
    const parts = ['/elements.js', '/rules.js', '/scroll.js', '/supplement.js']
    const expected = [`/beckon.js?site=${storage}`, ...parts, `/v1/sites/${storage}?lang=,`]
    expect(paths).toEqual(expected)
    for (const { url, headers, body } of told) {
      expect(JSON.stringify([url, headers, body])).not.toContain(secret)
      expect(JSON.stringify([headers, body])).not.toContain(origin)
      expect(headers.cookie).toBeUndefined()
      expect(body).toBeNull()
    }
    expect(sockets).toEqual([])
    expect(await context.cookies()).toEqual([])

    // Nothing has been shown: only where rules remember, and only counts and times of the visit and what conditions have found of it.
    await page.goto(`${origin}/without-the-tag`)
    const stored = await page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }))
    const key = `beckon:${storage}:rules`
    expect(Object.keys(stored.local)).toEqual(storage === 'visitor' ? [key] : [])
    expect(Object.keys(stored.session)).toEqual(storage === 'none' ? [] : [key])
    expect(JSON.stringify(stored)).not.toContain(secret)
    const kept = [...Object.values(stored.local), ...Object.values(stored.session)].map(text => JSON.parse(text))
    expect(leavesOf(kept).filter(leaf => typeof leaf !== 'number')).toEqual([])
    if (storage !== 'none') {
      const { visit } = kept.at(-1)
      expect(Object.keys(visit).sort()).toEqual(['engagedMs', 'found', 'pages', 'past', 'startedAtMs'])
      expect(visit.pages).toBe(2)
    }
    expect(complaints).toEqual([])
    await context.close()
  },
  20_000,
)

const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value]
