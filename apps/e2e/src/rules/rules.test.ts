import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPerson, type Person } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { widgetOn } from '../page/visitor.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'

let relay: RelayProcess
let browser: Browser
let operator: Person
let visitor: Person

beforeAll(async () => {
  relay = await startDemo()
  browser = await launchBrowser()
  // Colours are not emulated here: they would hide those that a frame asks for.
  operator = await newPerson(browser, { viewport: { width: 1440, height: 900 }, colorScheme: null })
  visitor = await newPerson(browser)
})
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

test('a rule is written from a template, looked at, published, shown to a visitor, and counted', async () => {
  const { page } = operator
  await consoleOn(page).signIn(relay)
  await page.keyboard.press('Alt+R')
  await page.locator('.open-rule').first().waitFor()
  expect(await page.locator('.open-rule').count()).toBe(3)

  await page.keyboard.press('n')
  await page.getByRole('button', { name: 'Use this: Greeting', exact: true }).click()
  await page.getByLabel('Value', { exact: true }).nth(1).fill('1')
  await page.getByLabel('Words').fill('Good to see you. Anything we can help with?')
  await page.getByText('after 1 s of attention').waitFor()

  // What the operator looks at is drawn by the widget of the site.
  const bubble = page.frameLocator('.stage iframe').locator('.teaser .words')
  await expect.poll(() => bubble.textContent(), { timeout: 20_000 }).toBe('Good to see you. Anything we can help with?')
  await page.getByText('Dark', { exact: true }).click()
  await expect
    .poll(
      () =>
        page
          .frameLocator('.stage iframe')
          .locator('.teaser')
          .evaluate(element => getComputedStyle(element).backgroundColor),
      { timeout: 20_000 },
    )
    .toBe('rgb(36, 39, 44)')

  await page.getByRole('button', { name: /^Review and publish/ }).click()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('Published as version 2.').waitFor()
  // The preview has told nobody anything.
  await page.getByRole('button', { name: 'Rules', exact: true }).click()
  const numbers = page.locator('[data-rule=greeting] .numbers')
  expect(await numbers.textContent()).toBe('No numbers yet')

  await visitor.page.goto(relay.shop)
  const widget = widgetOn(visitor.page)
  await widget.launcher.waitFor()
  await visitor.page.mouse.move(300, 300)
  await widget.teaser.waitFor({ timeout: 20_000 })
  expect(await widget.teaser.locator('.words').textContent()).toBe('Good to see you. Anything we can help with?')
  await widget.teaser.getByRole('button', { name: 'Close this message' }).click()

  await expect
    .poll(
      async () => {
        await page.reload()
        await numbers.waitFor()
        return numbers.textContent()
      },
      { timeout: 20_000, interval: 500 },
    )
    .toMatch(/^Shown1.*Dismissed1$/)

  // Recorded visits that come with the demo shop, with what is published now.
  await page.getByRole('button', { name: 'Try on visits' }).click()
  await page.getByRole('button', { name: 'Use three visits of the demo shop' }).click()
  await page.getByText('With your draft, 3 of 3 visits see a message.').waitFor()
  expect([...operator.complaints, ...visitor.complaints]).toEqual([])
})
