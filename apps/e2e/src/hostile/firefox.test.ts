import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bidi, startFirefox } from './bidi.ts'
import { openInFirefox } from './firefox.ts'
import { pages } from './pages/pages.ts'
import { openRelay } from './relay.ts'
import { openShop } from './shop.ts'
import { walk } from './walk.ts'

const firefox = '/usr/bin/firefox-esr'
/** In which most is forbidden, hidden, covered, changed and missing. */
const hardest = pages.filter(({ name }) =>
  /strict-dynamic|^everything hidden|root that everything|Prototype|all storage blocked/.test(name),
)

let relay: Awaited<ReturnType<typeof openRelay>>
let shop: Awaited<ReturnType<typeof openShop>>
let browser: Bidi

describe.skipIf(!existsSync(firefox))(`the five hardest pages in Firefox ESR (${firefox})`, () => {
  beforeAll(async () => {
    shop = await openShop(pages, () => relay.url)
    relay = await openRelay([shop.originOn('localhost')])
    browser = await startFirefox(firefox)
  })
  afterAll(async () => {
    await browser?.close()
    shop?.close()
    await relay?.close()
  })

  test('are five', () => expect(hardest).toHaveLength(5))

  test.each(hardest)('$name', { timeout: 60_000 }, async page => {
    const tab = await openInFirefox(browser, page, shop.addressOf(page), relay.url)
    try {
      await walk(tab, page)
      expect(shop.reportsOf(page)).toEqual([])
    } catch (error) {
      const seen = JSON.stringify([tab.console(), await tab.look('troubles').catch(String)])
      throw Object.assign(error as Error, { message: `${(error as Error).message}\n${seen}` })
    } finally {
      await tab.close()
    }
  })
})
