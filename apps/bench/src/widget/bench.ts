import { cpus, loadavg } from 'node:os'
import type { Browser, CDPSession, Page } from 'playwright'
import { launchBrowser } from '../../../e2e/src/browser/browser.ts'
import { startDemo } from '../../../e2e/src/relay/process.ts'
import { median } from '../median.ts'
import { servePages } from './pages.ts'

const rounds = 11
const throttle = 4
const metrics = ['requests', 'bytes', 'mainMs', 'scriptMs', 'layoutShift', 'heapKb', 'launcherMs'] as const
type Row = Record<(typeof metrics)[number], number>

/**
 * One page without a chat, with an empty button (the control row: what any launcher costs), and with Beckon, interleaved, each in a fresh
 * context at four times CPU throttling. Medians; bytes are on the wire, times from the start of the navigation until nothing has happened for 1.5 s.
 */
export async function benchWidget(): Promise<void> {
  const relay = await startDemo()
  const pages = await servePages(relay)
  const browser = await launchBrowser()
  try {
    const rows = new Map<string, Row[]>(pages.map(({ name }) => [name, []]))
    // The first round warms the disk cache and the compiler, and is dropped.
    for (let round = 0; round <= rounds; round++) {
      for (const { name, url } of pages) {
        const row = await measure(browser, url)
        if (round > 0) rows.get(name)?.push(row)
      }
    }
    print(rows)
  } finally {
    await browser.close()
    for (const { close } of pages) close()
    await relay.remove()
  }
}

async function measure(browser: Browser, url: string): Promise<Row> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Performance.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  let requests = 0
  let bytes = 0
  devtools.on('Network.requestWillBeSent', () => requests++)
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await page.addInitScript(watchPage)
  await page.goto(url)
  await page.waitForLoadState('networkidle')
  await quiet(page)
  const seen = await page.evaluate(() => (window as unknown as { bench: { shift: number; launcherMs: number } }).bench)
  const used = await metricsOf(devtools)
  await context.close()
  return { requests, bytes, layoutShift: seen.shift, launcherMs: seen.launcherMs, ...used }
}

/** Runs in the page before its own scripts. */
function watchPage() {
  const bench = { shift: 0, launcherMs: 0 }
  Object.assign(window, { bench })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) bench.shift += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
  const look = () => {
    const button =
      [...document.documentElement.children].at(-1)?.shadowRoot?.querySelector('button') ??
      document.querySelector('#button')
    if (button) bench.launcherMs = performance.now()
    else requestAnimationFrame(look)
  }
  // A page without a launcher has nothing to find; stop looking when the measurement is long over.
  requestAnimationFrame(look)
}

/** Waits until the page has had no long frame gap for a while; the wait is part of every row alike. */
const quiet = (page: Page) =>
  page.evaluate(() => new Promise<void>(done => setTimeout(() => requestIdleCallback(() => done()), 1500)))

async function metricsOf(devtools: CDPSession) {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics: all } = await devtools.send('Performance.getMetrics')
  const value = (name: string) => all.find(metric => metric.name === name)?.value ?? 0
  return {
    mainMs: value('TaskDuration') * 1000,
    scriptMs: value('ScriptDuration') * 1000,
    heapKb: value('JSHeapUsedSize') / 1024,
  }
}

function print(rows: Map<string, Row[]>): void {
  const [load = 0] = loadavg()
  console.log(`${rounds} rounds, medians, ${throttle}x CPU throttling, ${cpus().length} cores, load ${load.toFixed(1)}`)
  const table = [...rows].map(([name, measured]) => ({
    page: name,
    ...Object.fromEntries(metrics.map(metric => [metric, Number(median(measured.map(row => row[metric])).toFixed(3))])),
  }))
  console.table(table)
}
