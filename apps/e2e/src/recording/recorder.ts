import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright'
import { newPerson, type Person } from '../browser/browser.ts'
import { widgetOn } from '../page/visitor.ts'

export type Recorder = Person & {
  /** Ends the recording: its lines, with the shop under a name that is the same for everybody. */
  stop(): Promise<string[]>
}

const shopName = 'https://shop.test'

/** A visitor whose visit the widget itself records from this page on, over all that follow. */
export async function startRecorder(browser: Browser, shop: string, path: string): Promise<Recorder> {
  const person = await newPerson(browser, { locale: 'en-IE', timezoneId: 'Europe/Dublin' })
  const { page } = person
  await page.goto(shop + path)
  await widgetOn(page).launcher.waitFor()
  await page.evaluate(() => window.Beckon?.('record'))
  return {
    ...person,
    async stop() {
      const file = page.waitForEvent('download')
      await page.evaluate(() => window.Beckon?.('record', 'stop'))
      const text = readFileSync(await (await file).path(), 'utf8')
      return text.replaceAll(shop, shopName).trimEnd().split('\n')
    },
  }
}

/** A hand on the mouse for so long: about one move a second. */
export async function linger(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await page.mouse.move(300 + 40 * (second % 5), 300 + 25 * (second % 7), { steps: 4 })
    await page.waitForTimeout(1000)
  }
}
