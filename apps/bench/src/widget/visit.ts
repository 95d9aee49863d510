import type { Browser, CDPSession, Page } from 'playwright'
import type { BenchPage, Place } from './pages.ts'
import { tasksOf, traceCategories } from './tasks.ts'
import { type Watched, watchPage } from './watch.ts'

export const cpuThrottle = 4
/** Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms for each request. */
const network = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (750e3 / 8) | 0 }
const idleMs = 10_000
/** How long nothing must have happened until a page counts as loaded. */
const quietMs = 1500

export const before = ['requests', 'bytes', 'mainMs', 'longestMs', 'blockingMs', 'layoutShift', 'heapKb'] as const
export const still = ['launcherMs', 'idleTasks', 'idleMs'] as const
export const opened = ['openRequests', 'openBytes', 'coldMs', 'preloadedMs'] as const
export type Row = Record<(typeof before)[number] | (typeof still)[number] | (typeof opened)[number], number>

/** Loads the page, leaves it alone, presses the launcher at once; and once more in a fresh context, where the pointer rests on the launcher before it presses. */
export async function measure(browser: Browser, page: BenchPage): Promise<Row> {
  const cold = await visit(browser, page, false)
  const warm = page.field ? await visit(browser, page, true) : undefined
  return { ...cold, preloadedMs: warm?.coldMs ?? 0 }
}

async function visit(browser: Browser, { url, launcher, field }: BenchPage, rests: boolean): Promise<Row> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const loaded = await watchNetwork(devtools)
    await devtools.send('Performance.enable')
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuThrottle })
    await page.addInitScript(watchPage, { launcher: launcher ?? null, field: field ?? null })

    const trace = !rests
    if (trace) await browser.startTracing(page, { categories: traceCategories })
    await page.goto(url)
    await quiet(page)
    const { mainMs = 0, longestMs = 0, blockingMs = 0 } = trace ? tasksOf(await browser.stopTracing()) : {}
    const { requests, bytes } = loaded
    const { shift, htmlMs, launcherMs } = await watched(page)
    const heapKb = rests ? 0 : await heapKbOf(devtools)
    const idle = rests ? undefined : await idleTasks(browser, page)
    const row = { requests, bytes, mainMs, longestMs, blockingMs, layoutShift: shift, heapKb }
    const left = {
      launcherMs: launcherMs && launcherMs - htmlMs,
      idleTasks: idle?.tasks ?? 0,
      idleMs: idle?.mainMs ?? 0,
    }
    const none = { openRequests: requests, openBytes: bytes, coldMs: 0, preloadedMs: 0 }
    if (!launcher || !field) return { ...row, ...left, ...none }

    await press(page, launcher, rests)
    const { pressedMs, fieldMs } = await watched(page)
    const open = { openRequests: loaded.requests, openBytes: loaded.bytes, coldMs: fieldMs - pressedMs, preloadedMs: 0 }
    return { ...row, ...left, ...open }
  } finally {
    await context.close()
  }
}

/** Presses in the middle of the launcher and waits for the field. */
async function press(page: Page, { selector, host }: Place, rests: boolean) {
  const box = await page.locator(host ? `${host} ${selector}` : selector).boundingBox()
  if (!box) throw new Error(`There is nothing to press at ${selector}.`)
  const arm = () => page.evaluate(() => (window as unknown as { benchArm(): void }).benchArm())
  if (!rests) await arm()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  if (rests) {
    await quiet(page)
    await arm()
  }
  await page.mouse.down()
  await page.mouse.up()
  await page.waitForFunction(() => (window as unknown as { bench: Watched }).bench.fieldMs > 0, undefined, {
    polling: 20,
  })
}

async function watchNetwork(devtools: CDPSession) {
  const loaded = { requests: 0, bytes: 0 }
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', network)
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    loaded.requests++
    loaded.bytes += encodedDataLength
  })
  return loaded
}

async function quiet(page: Page) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(ms => new Promise<void>(done => setTimeout(() => requestIdleCallback(() => done()), ms)), quietMs)
}

const watched = (page: Page) => page.evaluate(() => (window as unknown as { bench: Watched }).bench)

async function heapKbOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1024
}

async function idleTasks(browser: Browser, page: Page) {
  await browser.startTracing(page, { categories: traceCategories })
  await new Promise(done => setTimeout(done, idleMs))
  return tasksOf(await browser.stopTracing())
}
