import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'
import { takeLooks } from './take.ts'

let relay: RelayProcess
let browser: Browser

beforeAll(async () => {
  relay = await startDemo()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

test('the widget in the console: what is chosen is seen in the real one, unsaved, and what visitors get once it is saved', async () => {
  const { page, complaints } = await newPerson(browser, {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  })
  const desk = consoleOn(page)
  await desk.signIn(relay)
  await page.keyboard.press('Alt+W')
  const preview = page.frameLocator('.stage iframe')
  const pick = (name: string) => page.locator('.preview .segments label', { hasText: name }).click()
  await preview.getByText('How can we help?').waitFor()
  await page.getByLabel('Colour', { exact: true }).fill('#ffcc00')
  await page.locator('.form .segments label', { hasText: 'Left' }).click()
  const accent = () =>
    preview.locator('.launcher').evaluate(button => getComputedStyle(button).getPropertyValue('--accent').trim())
  await expect.poll(accent, { timeout: 20_000 }).toBe('#ffcc00')
  await preview.getByText('How can we help?').waitFor()
  await takeLooks(page, 'widget-look')
  await pick('Closed')
  await pick('Phone')
  await preview.locator('.launcher[aria-expanded=false]').waitFor()
  await takeLooks(page, 'widget-closed')

  await page.getByRole('button', { name: 'Questions' }).click()
  await page.getByRole('button', { name: 'Ask for the name' }).click()
  await page.getByRole('button', { name: 'Ask for the e-mail address' }).click()
  await page.getByRole('button', { name: 'Ask something else' }).click()
  await page.keyboard.type('Order number')
  await preview.getByLabel(/^Order number/).waitFor()
  // What is being typed keeps the keyboard, whatever the frame does.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await takeLooks(page, 'widget-questions')
  // What is sent in one preview is not waiting in the next, which would then ask nothing.
  await preview.getByRole('button', { name: 'Start chat' }).click()
  await preview.getByText('Hello', { exact: true }).waitFor()
  await pick('Phone')
  await preview.getByLabel(/^Order number/).waitFor()

  await page.getByRole('button', { name: 'Texts' }).click()
  await page.getByRole('searchbox').fill('help')
  await page.getByRole('textbox', { name: /^How can we help/ }).fill('Moin')
  await preview.getByRole('heading', { name: 'Moin' }).waitFor()
  await takeLooks(page, 'widget-texts-sought')
  await page.getByRole('searchbox').fill('')
  await page.getByLabel('Said in').selectOption('ar')
  await page.locator('.own-texts [lang=ar]').first().waitFor()
  await preview.locator('[dir=rtl] .launcher').waitFor()
  await takeLooks(page, 'widget-texts')

  await page.keyboard.press('Control+s')
  await page.getByText('As your visitors have it.').waitFor()
  const shown = await page.evaluate(
    async () => (await (await fetch('/v1/operator/sites/demo/appearance')).json()).appearance,
  )
  expect(shown).toEqual({
    accent: '#ffcc00',
    side: 'left',
    form: [
      { name: 'your-name', label: 'Your name', kind: 'name' },
      { name: 'your-e-mail-address', label: 'Your e-mail address', kind: 'email' },
      { name: 'order-number', label: 'Order number', kind: 'text' },
    ],
    texts: { '*': { hello: 'Moin' } },
  })
  expect(complaints).toEqual([])
  await page.context().close()
})
