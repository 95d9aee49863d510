import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser/browser.ts'
import { openInChromium } from './chromium.ts'
import { pages } from './pages/pages.ts'
import { openRelay } from './relay.ts'
import { openShop } from './shop.ts'
import { walk, walkPast } from './walk.ts'

let relay: Awaited<ReturnType<typeof openRelay>>
let shop: Awaited<ReturnType<typeof openShop>>
let browser: Browser

beforeAll(async () => {
  shop = await openShop(pages, () => relay.url)
  relay = await openRelay(['localhost', 'shop.test'].map(shop.originOn))
  // A name of this machine that is no `localhost`: a page without TLS.
  browser = await launchBrowser({ args: ['--host-resolver-rules=MAP *.test 127.0.0.1'] })
})
afterAll(async () => {
  await browser?.close()
  shop?.close()
  await relay?.close()
})

describe.concurrent('the chat works and the host is unharmed', () => {
  test.each(pages)('on $name', { timeout: 60_000 }, async page => {
    const tab = await openInChromium(browser, page, shop.addressOf(page), relay.url)
    try {
      await (page.expects?.nothing ? walkPast : walk)(tab, page)
      expect(shop.reportsOf(page)).toEqual([])
    } catch (error) {
      throw Object.assign(error as Error, { message: `${(error as Error).message}\n${await whatHappened(tab)}` })
    } finally {
      await tab.close()
    }
  })
})

const whatHappened = async (tab: Awaited<ReturnType<typeof openInChromium>>) =>
  JSON.stringify(
    [tab.console(), await tab.look('troubles').catch(String), await tab.look('host').catch(String)],
    null,
    1,
  )
