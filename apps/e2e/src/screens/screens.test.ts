import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../architecture/house.ts'
import { launchBrowser, newPerson, type Person } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { widgetOn } from '../page/visitor.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'
import { composePicture } from './picture.ts'
import { folder, take, takeLooks } from './take.ts'
import { createTurns } from './turns.ts'

/** The one that the README shows is kept, and made anew by `PICTURE=1 npm test -- screens`: a picture differs a little at each run. */
const kept = join(root, 'apps/e2e/pictures')
const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
const looks: Record<string, BrowserContextOptions> = {
  light: { ...desktop, colorScheme: 'light' },
  dark: { ...desktop, colorScheme: 'dark' },
  phone: { ...phone, colorScheme: 'light' },
  'phone-dark': { ...phone, colorScheme: 'dark' },
}

let relay: RelayProcess
let browser: Browser
let operator: Person

beforeAll(async () => {
  // One operator talks in all pictures, and rules invite nobody for whom there is no room.
  relay = await startDemo({ BECKON_CHATS_PER_OPERATOR: '20' })
  browser = await launchBrowser()
  operator = await newPerson(browser, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  await consoleOn(operator.page).signIn(relay)
})
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

/** There is one operator, who talks with one visitor at a time. */
const whenOperatorIsFree = createTurns()

// Most of it is waiting for what a rule waits for, so all looks wait at the same time.
test.concurrent.for(Object.entries(looks))('the widget, %s', async ([look, options], { expect }) => {
  const { page, complaints } = await newPerson(browser, options)
  const widget = widgetOn(page)
  const desk = consoleOn(operator.page)
  await page.goto(`${relay.shop}/product/kettle`)
  await widget.launcher.waitFor()
  await take(page, `widget-${look}-launcher`)

  if (options.hasTouch) await page.touchscreen.tap(200, 300)
  else await page.mouse.move(300, 300)
  await widget.teaser.waitFor({ timeout: 20_000 })
  await take(page, `widget-${look}-teaser`)

  await widget.teaser.getByRole('button', { name: 'Close this message' }).click()
  await widget.launcher.click()
  await widget.panel.getByRole('button', { name: 'Can I send something back?' }).waitFor()
  await take(page, `widget-${look}-home`)

  await widget.panel.getByRole('button', { name: 'Can I send something back?' }).click()
  await widget.panel.getByText('Automatic answer').waitFor()
  await take(page, `widget-${look}-answer`)

  const asks = `It arrived with a dent (${look}). Can somebody have a look?`
  await widget.panel.getByRole('button', { name: 'Talk to a person' }).click()
  await whenOperatorIsFree(async () => {
    await widget.send(asks)
    await desk.rows
      .filter({ hasText: look === 'dark' || look === 'light' ? `(${look})` : asks.slice(0, 20) })
      .first()
      .click()
    await desk.log.getByText(asks).waitFor()
    await operator.page.getByRole('button', { name: /^Take/ }).click()
    await desk.send('I am sorry to hear that. Could you tell me the order number?')
    await widget.panel.getByText('Could you tell me').waitFor()
    await widget.send('It is 40718')
    await desk.send(
      'Thank you. A new one leaves today, and the old one need not come back: https://shop.test/orders/40718',
    )
    await widget.panel.getByText('A new one leaves').waitFor()
    await expect.poll(() => widget.pending.count()).toBe(0)
  })
  await take(page, `widget-${look}-thread`)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('the console with a thread, and the picture of the README', async () => {
  const visitor = await newPerson(browser, { ...desktop, viewport: { width: 1180, height: 900 }, locale: 'en-GB' })
  const widget = widgetOn(visitor.page)
  const desk = consoleOn(operator.page)
  await visitor.page.goto(`${relay.shop}/product/kettle`)
  await widget.launcher.waitFor()
  await visitor.page.mouse.move(300, 300)
  await widget.teaser.waitFor({ timeout: 20_000 })
  await widget.teaser.locator('.text').click()
  // Asked of a person, so that no canned answer stands between the two.
  await widget.panel.getByRole('button', { name: 'Talk to a person' }).click()
  await widget.send('Does the kettle work on an induction hob?')
  await desk.rows.filter({ hasText: 'induction hob' }).first().click()
  await desk.log.getByText('induction hob').waitFor()
  await operator.page.getByRole('button', { name: /^Take/ }).click()
  await desk.send('It does: the base is steel under the enamel. It is happy on gas and ceramic, too.')
  await widget.panel.getByText('happy on gas').waitFor()
  await widget.send('Then I take the sea one. Thank you, Ann')
  await desk.note('Asked about induction; we should put it on the page')
  await desk.log.getByText('put it on the page').waitFor()
  await expect.poll(() => desk.pending.count()).toBe(0)
  const shop = await take(visitor.page, 'picture-shop')
  const light = await take(operator.page, 'console-light')
  const target = process.env.PICTURE ? kept : folder
  mkdirSync(target, { recursive: true })
  await composePicture(browser, shop, light, join(target, 'conversation.png'))

  await operator.page.emulateMedia({ colorScheme: 'dark' })
  await take(operator.page, 'console-dark')
  await operator.page.setViewportSize({ width: 1000, height: 800 })
  await take(operator.page, 'console-narrow-dark')
  await operator.page.emulateMedia({ colorScheme: 'light' })
  await operator.page.setViewportSize({ width: 390, height: 844 })
  await take(operator.page, 'console-phone')
  expect(operator.complaints).toEqual([])
})

// Somebody else at the console, while the looks wait.
test.concurrent('the rules of the console: list, form, templates, versions, visits tried, results', async ({
  expect,
}) => {
  const person = await newPerson(browser, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  const { page, complaints } = person
  await consoleOn(page).signIn(relay)
  await page.keyboard.press('Alt+R')
  await page.locator('.open-rule').first().waitFor()
  const show = async (name: string, isThere: string) => {
    await page.goto(`${relay.relay}/console/#rules/demo${name}`)
    await page.locator(isThere).first().waitFor()
  }
  const pages = [
    { name: '', isThere: '.open-rule', file: 'list' },
    { name: '/edit/product-greeting', isThere: 'form .stage iframe, .stage iframe', file: 'edit' },
    { name: '/templates', isThere: 'main button', file: 'templates' },
    { name: '/versions', isThere: 'main h2, main h1', file: 'versions' },
    { name: '/results/product-greeting', isThere: 'main h2, main h1', file: 'results' },
  ]
  for (const { name, isThere, file } of pages) {
    await show(name, isThere)
    await takeLooks(page, `rules-${file}`)
  }
  await show('/try', 'main button')
  await page.getByRole('button', { name: 'Use three visits of the demo shop' }).click()
  await page.getByText('With your draft, 3 of 3 visits see a message.').waitFor()
  await takeLooks(page, 'rules-try')
  await show('/edit/product-greeting', '.stage iframe')
  await page.getByLabel('Department').fill('Wholesale and spare parts')
  await page.getByRole('button', { name: /^An answer/ }).click()
  const which = page.getByLabel('Which answer')
  await which.selectOption('question')
  await page.getByLabel('Question', { exact: true }).fill('Can I send it back once I have used it?')
  await which.evaluate(element => element.scrollIntoView({ block: 'center' }))
  await takeLooks(page, 'rules-answer')
  expect(complaints).toEqual([])
  await page.context().close()
})
