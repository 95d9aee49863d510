import type { Browser, BrowserContextOptions } from 'playwright'
import { afterAll, beforeAll, test } from 'vitest'
import { launchBrowser, newPerson, type Person } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { widgetOn } from '../page/visitor.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'
import { pretend } from './pretend.ts'
import { take } from './take.ts'
import { createTurns } from './turns.ts'

/** What is said in the picture, and by which names the visitor finds their way. */
const languages = {
  ar: {
    dir: 'rtl',
    person: 'التحدث مع شخص',
    asks: 'وصلت الغلاية مكسورة، هل يمكن استبدالها؟',
    answer: 'نعم، بالتأكيد.',
  },
  ja: {
    dir: 'ltr',
    person: '担当者と話す',
    asks: 'ケトルの取っ手が割れていました。',
    answer: 'すぐに交換いたします。',
  },
  de: {
    dir: 'ltr',
    person: 'Mit einem Menschen sprechen',
    asks: 'Der Kessel kam mit einer Beule an.',
    answer: 'Wir tauschen ihn gern um.',
  },
}
const looks: Record<string, BrowserContextOptions> = {
  light: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
}

let relay: RelayProcess
let browser: Browser
let operator: Person

beforeAll(async () => {
  relay = await startDemo({ BECKON_CHATS_PER_OPERATOR: '20' })
  browser = await launchBrowser()
  operator = await newPerson(browser, { viewport: { width: 1440, height: 900 } })
  await consoleOn(operator.page).signIn(relay)
})
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

const cases = Object.entries(languages).flatMap(([language, said]) =>
  Object.keys(looks).map(look => [language, look, said] as const),
)

/** There is one operator, who talks with one visitor at a time. */
const whenOperatorIsFree = createTurns()

test.concurrent.for(cases)('the widget in %s, %s', async ([language, look, said], { expect }) => {
  const { dir, person, asks, answer } = said
  const { page, complaints } = await newPerson(browser, { ...looks[look], locale: language, colorScheme: 'light' })
  await page.addInitScript(pretend, { lang: language, dir })
  const widget = widgetOn(page)
  const desk = consoleOn(operator.page)
  await page.goto(`${relay.shop}/product/kettle`)
  await widget.launcher.click()
  const wish = widget.panel.getByRole('button', { name: person })
  await wish.waitFor()
  await widget.panel.locator('.pick').first().waitFor()
  const home = await widget.panel.boundingBox()
  if (look === 'light') expect(Number(home?.x) < 640).toBe(dir === 'rtl')
  await take(page, `widget-${language}-${look}-home`)

  await wish.click()
  await whenOperatorIsFree(async () => {
    await widget.send(`${asks} (${look})`)
    await desk.rows
      .filter({ hasText: `(${look})` })
      .filter({ hasText: asks.slice(0, 12) })
      .first()
      .click()
    await desk.log.getByText(asks).waitFor()
    await operator.page.getByRole('button', { name: /^Take/ }).click()
    await desk.send(answer)
    await widget.panel.getByText(answer).waitFor()
    await expect.poll(() => widget.pending.count()).toBe(0)
  })
  await take(page, `widget-${language}-${look}-thread`)
  expect(complaints).toEqual([])
  await page.context().close()
})
