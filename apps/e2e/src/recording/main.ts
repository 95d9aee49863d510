import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { root } from '../architecture/house.ts'
import { launchBrowser } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { widgetOn } from '../page/visitor.ts'
import { startDemo } from '../relay/process.ts'
import { linger, startRecorder } from './recorder.ts'

/** Drives three visits to the demo shop and writes what the widget recorded of them: `node apps/e2e/src/recording/main.ts`. */
const folder = join(root, 'apps/demo/beckon/sessions')

type Visit = { begins: string; goesOn(page: Page, shop: string): Promise<void> }

const visits: Record<string, Visit> = {
  // Looks at a kettle, is greeted, closes the greeting and looks on.
  'looks-at-a-kettle': {
    begins: '/',
    async goesOn(page, shop) {
      await linger(page, 3)
      await page.goto(`${shop}/product/kettle`)
      await linger(page, 7)
      const { teaser } = widgetOn(page)
      await teaser.waitFor()
      await teaser.getByRole('button', { name: 'Close this message' }).click()
      await linger(page, 2)
      await page.goto(`${shop}/product/grinder`)
      await linger(page, 8)
    },
  },
  // Compares the plans to the end of the page, is asked, looks on without an answer, and goes.
  'compares-plans': {
    begins: '/',
    async goesOn(page, shop) {
      await linger(page, 2)
      await page.goto(`${shop}/pricing`)
      await linger(page, 3)
      for (let step = 0; step < 6; step++) {
        await page.mouse.wheel(0, 300)
        await page.waitForTimeout(600)
      }
      await linger(page, 6)
      await page.goto(`${shop}/help`)
      await linger(page, 3)
    },
  },
  // Fills the cart and is about to leave it: the answer about shipping opens, is read and closed.
  'leaves-the-cart': {
    begins: '/product/teapot',
    async goesOn(page, shop) {
      await linger(page, 2)
      await page.goto(`${shop}/cart`)
      await linger(page, 4)
      await page.evaluate(() => {
        const leaving = { bubbles: true, clientX: 400, clientY: -1, relatedTarget: null }
        document.documentElement.dispatchEvent(new MouseEvent('mouseout', leaving))
      })
      const { panel } = widgetOn(page)
      await panel.waitFor()
      await page.waitForTimeout(3000)
      await page.locator('button.launcher').click()
      await linger(page, 2)
    },
  },
}

const relay = await startDemo()
const browser = await launchBrowser()
const operator = await browser.newPage()
await consoleOn(operator).signIn(relay)
try {
  mkdirSync(folder, { recursive: true })
  for (const [name, visit] of Object.entries(visits)) {
    const recorder = await startRecorder(browser, relay.shop, visit.begins)
    await visit.goesOn(recorder.page, relay.shop)
    writeFileSync(join(folder, `${name}.jsonl`), `${(await recorder.stop()).join('\n')}\n`)
    await recorder.context.close()
  }
} finally {
  await browser.close()
  await relay.remove()
}
