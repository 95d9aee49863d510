import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPerson, type Person } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { widgetOn } from '../page/visitor.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'

let relay: RelayProcess
let browser: Browser
let operator: Person

beforeAll(async () => {
  relay = await startDemo()
  browser = await launchBrowser()
  operator = await newPerson(browser, { viewport: { width: 1440, height: 900 } })
})
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

async function ask(question: string) {
  const { page } = await newPerson(browser)
  const widget = widgetOn(page)
  await page.goto(`${relay.shop}/product/kettle`)
  await widget.launcher.click()
  await widget.send(question)
  await widget.panel.getByText(question).waitFor()
  return widget
}

test('an answer is written for what was asked in vain, given to the next visitor, inserted, counted, and moved in files', async () => {
  const first = await ask('Are your candles vegan?')
  // The relay has it. "Talk to a person", which nobody needs any more, is gone sooner or later.
  await expect.poll(async () => (await first.shown()).length).toBeGreaterThan(0)

  const { page, complaints } = operator
  const desk = consoleOn(page)
  await desk.signIn(relay)
  await page.keyboard.press('Alt+A')
  await page.locator('.shelf a').first().waitFor()
  await page.keyboard.press('u')
  await page.getByRole('heading', { name: 'Are your candles vegan?' }).waitFor()
  await page.getByRole('button', { name: 'Write an answer for this' }).click()
  await page
    .getByLabel(/^Other ways/)
    .fill('vegan candles\nIs there beeswax in the candles?\nDo candles contain animal fat?')
  await page.getByLabel(/^Answer/).fill('All of our candles are **vegan**, {{visitor.name|dear visitor}}.')
  await page.keyboard.press('Control+s')
  await page.getByText('As it is saved.').waitFor()
  await page.getByRole('button', { name: 'Unanswered', exact: true }).waitFor()

  const second = await ask('Hello, are all the candles vegan please')
  await second.panel.getByText('vegan', { exact: true }).waitFor()
  await second.panel.getByRole('button', { name: 'Yes' }).click()

  // The one who asked first gets it by hand.
  await page.keyboard.press('Alt+A')
  await desk.rows.filter({ hasText: 'Are your candles vegan?' }).first().click()
  await page.locator('.suggested-title', { hasText: 'Are your candles vegan?' }).waitFor()
  await desk.composer.press('Tab')
  expect(await desk.composer.inputValue()).toMatch(/^All of our candles are vegan, \S/)
  await desk.composer.press('Enter')
  await first.panel.getByText('All of our candles are vegan').waitFor()

  await page.keyboard.press('Alt+A')
  const row = page.locator('[data-answer=are-your-candles-vegan]')
  await expect.poll(() => row.locator('.used').textContent()).toBe('2 times')
  expect(await row.locator('.helped').textContent()).toBe('1 of 1 (100 %)')
  await page.keyboard.press('p')
  await page.getByRole('button', { name: 'Add: Hello, are all the candles vegan please' }).click()
  await page.getByText('One phrasing added.').waitFor()

  await page.keyboard.press('m')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as CSV' }).click()
  const file = await (await download).path()
  expect(readFileSync(file, 'utf8')).toContain('Hello, are all the candles vegan please')
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'answers.csv', mimeType: 'text/csv', buffer: readFileSync(file) })
  await page.getByText('Nothing in it is new').waitFor()
  await page.getByLabel('Text of the file').fill('## May I bring a dog?\n\nYes, on a lead.')
  await page.getByRole('button', { name: 'Look at it' }).click()
  await page.getByRole('button', { name: 'Import 1 answer' }).click()
  await page.getByText('Imported: 1 new, 0 changed.').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await page.locator('[data-answer=may-i-bring-a-dog]').waitFor()
  expect(complaints).toEqual([])
})
