import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/browser.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'

/** So much a page may take while nobody has touched the widget, with the demo's rules and all they load. */
const mostKb = 120

let relay: RelayProcess
let browser: Browser
beforeAll(async () => {
  relay = await startDemo()
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

test(`a closed widget with rules takes at most ${mostKb} kB of a page's memory`, async () => {
  const alone = await heapKb({ without: '**/beckon.js*' })
  // The first page asks for the settings, the next has them with the script.
  const asking = (await heapKb()) - alone
  const brought = (await heapKb()) - alone
  console.log(`closed, with the demo's rules: ${asking.toFixed(1)} kB, ${brought.toFixed(1)} kB`)
  expect(Math.max(asking, brought)).toBeLessThanOrEqual(mostKb)
}, 30_000)

/** What the page holds in JavaScript once it is loaded and rests, after a collection of garbage. */
async function heapKb({ without }: { without?: string } = {}): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    if (without) await page.route(without, route => route.abort())
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable')
    // The last part that the demo's rules load before anything happens.
    const loaded = without ? undefined : page.waitForResponse(/\/scroll-/)
    await page.goto(`${relay.shop}/help`)
    await loaded
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => new Promise<void>(done => requestIdleCallback(() => done())))
    await devtools.send('HeapProfiler.collectGarbage')
    const { metrics } = await devtools.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1024
  } finally {
    await context.close()
  }
}
