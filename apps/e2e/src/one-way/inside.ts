import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { widgetOn } from '../page/visitor.ts'
import { freePort } from '../relay/ports.ts'
import { startDemo } from '../relay/process.ts'
import { dropPackets, openNamespace } from './firewall.ts'

/** How long after the loss each end gave the connection up; undefined when it did not. */
export type Noticed = { visitorAfterMs?: number; relayAfterMs?: number }
/** Or why it cannot be tried here. */
export type Found = { fromRelay: Noticed; toRelay: Noticed } | { impossible: string }

const noticeWithinMs = 40_000
const lookEveryMs = 100

// Runs in a network namespace of its own, where packets can be dropped without cutting anybody else off. Says what it found as its last line.
process.stdout.write(`\n${JSON.stringify(await find())}\n`)

async function find(): Promise<Found> {
  try {
    openNamespace()
  } catch (error) {
    return { impossible: error instanceof Error ? error.message : String(error) }
  }
  const browser = await launchBrowser()
  try {
    const [fromRelay, toRelay] = await Promise.all([lose(browser, 'from'), lose(browser, 'to')])
    return { fromRelay, toRelay }
  } finally {
    await browser.close()
  }
}

/** A visitor and a relay that were connected, and then one of them hears nothing. */
async function lose(browser: Browser, direction: 'from' | 'to'): Promise<Noticed> {
  const metricsPort = await freePort()
  const demo = await startDemo({ BECKON_METRICS_PORT: `${metricsPort}` })
  try {
    const { page } = await newPerson(browser)
    const widget = widgetOn(page)
    await page.goto(`${demo.shop}/product/kettle`)
    await widget.launcher.click()
    await widget.send('Hello')
    // Both have heard of each other just now: nobody notices later than then.
    await widget.panel.locator('[role=log] [data-seq]').first().waitFor()
    await widget.pending.waitFor({ state: 'detached' })
    dropPackets(direction, Number(demo.env.BECKON_PORT))
    const lostAtMs = performance.now()
    const isOver = () => performance.now() - lostAtMs > noticeWithinMs

    const afterMs = async (isSo: () => Promise<boolean>) => {
      while (!isOver()) {
        if (await isSo()) return performance.now() - lostAtMs
        await wait(lookEveryMs)
      }
      return undefined
    }
    const [visitorAfterMs, relayAfterMs] = await Promise.all([
      afterMs(() => widget.panel.getByText('Reconnecting').isVisible()),
      afterMs(async () => (await connectionsOf(metricsPort)) === 0),
    ])
    return {
      ...(visitorAfterMs !== undefined && { visitorAfterMs }),
      ...(relayAfterMs !== undefined && { relayAfterMs }),
    }
  } finally {
    await demo.remove()
  }
}

/** What the relay believes, asked on a port where nothing is lost. */
async function connectionsOf(metricsPort: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  return Number(/^beckon_connections\{kind="visitor"\} (\d+)$/m.exec(text)?.[1])
}
