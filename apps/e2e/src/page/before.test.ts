import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'
import { widgetOn } from './visitor.ts'

let relay: RelayProcess
let browser: Browser

beforeAll(async () => {
  relay = await startDemo()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

const secret = 'secret-campaign-of-april'
const parts = ['/rules-HASH.js', '/scroll-HASH.js']

test('[H2] before any interaction: one script, one settings request, the rules and what they ask of scrolling; nothing that names the visitor or the page', async () => {
  const { paths, wireOf } = await visit()
  expect(paths).toEqual(['/beckon.js?site=demo', ...parts, '/v1/sites/demo?lang=,en'])
  expect(wireOf('/beckon.js')).toBeLessThanOrEqual(1500)
  expect(wireOf('/rules-')).toBeLessThanOrEqual(5010)
})

test('[H2] once a page has asked for them, the settings come with the script of the next', async () => {
  const { paths, wireOf } = await visit()
  expect(paths).toEqual(['/beckon.js?site=demo', ...parts])
  // With the rules of the demo.
  expect(wireOf('/beckon.js')).toBeLessThanOrEqual(2200)
})

/** A page load by somebody new, who leaves the widget alone. */
async function visit() {
  const { page, context, complaints } = await newPerson(browser)
  const asked: { url: string; headers: Record<string, string>; body: string | null; wire: number }[] = []
  const arrived: Promise<unknown>[] = []
  page.on('request', request => {
    if (!request.url().startsWith(relay.relay)) return
    arrived.push(
      request.allHeaders().then(async headers => {
        const response = await request.response()
        const wire = response ? brotliCompressSync(await response.body()).length : 0
        asked.push({ url: request.url().slice(relay.relay.length), headers, body: request.postData(), wire })
      }),
    )
  })
  await page.goto(`${relay.shop}/product/kettle?utm_source=${secret}`, { referer: `http://localhost/${secret}` })
  await widgetOn(page).launcher.waitFor()
  await page.waitForLoadState('networkidle')
  await Promise.all(arrived)

  const stored = await page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }))
  const cookies = await context.cookies()
  console.log(
    [
      '',
      'Before any interaction',
      ...asked.map(({ url, wire }) => `  ${`${wire}`.padStart(6)} bytes  ${url}`),
      `  stored: ${JSON.stringify(stored)}`,
      '',
    ].join('\n'),
  )
  for (const { headers, body } of asked) {
    expect(JSON.stringify([headers, body])).not.toContain(secret)
    expect(headers.cookie).toBeUndefined()
  }
  expect(cookies).toEqual([])
  expect(Object.keys(stored.local)).toEqual([])
  const memory = JSON.parse(stored.session['beckon:demo:rules'] ?? '{}')
  expect(Object.keys(stored.session).filter(key => key !== 'beckon:demo:rules')).toEqual([])
  expect(JSON.stringify(memory)).not.toContain(secret)
  expect(complaints).toEqual([])
  await context.close()
  return {
    paths: asked.map(({ url }) => url.replace(/-[\w-]{8}\.js$/, '-HASH.js')).sort(),
    wireOf: (start: string) => asked.find(({ url }) => url.startsWith(start))?.wire,
  }
}
