import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { widgetOn } from '../page/visitor.ts'
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

test('the answers of the console: list, form with a question tried, what visitors asked in vain, files; a suggestion', async () => {
  const asks = ['Do you have vegan candles?', 'Are your candles vegan?', 'Who painted the picture in your window?']
  for (const ask of asks) {
    const visitor = await newPerson(browser)
    const widget = widgetOn(visitor.page)
    await visitor.page.goto(`${relay.shop}/product/kettle`)
    await widget.launcher.click()
    await widget.panel.getByRole('button', { name: 'Talk to a person' }).click()
    await widget.send(ask)
    await widget.panel.getByText(ask).waitFor()
    await expect.poll(() => widget.pending.count()).toBe(0)
    await visitor.page.context().close()
  }
  const { page, complaints } = await newPerson(browser, {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  })
  const desk = consoleOn(page)
  await desk.signIn(relay)
  await page.evaluate(addAnswers, severalAnswers)
  await page.keyboard.press('Alt+A')
  await page.locator('.shelf a').first().waitFor()
  await page.keyboard.press('n')
  await page.keyboard.type('Half written')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.locator('.shelf a').first().waitFor()
  await takeLooks(page, 'answers-list')
  const show = async (name: string, isThere: string) => {
    await page.goto(`${relay.relay}/console/#answers/demo${name}`)
    await page.locator(isThere).first().waitFor()
  }
  await show('/edit/shipping', '.answer-editor')
  await page.getByRole('searchbox', { name: 'Try a question' }).fill('How much is delivery abroad?')
  await page.locator('.decision').waitFor()
  await takeLooks(page, 'answers-edit')
  await show('/unanswered', '.asked > li')
  await takeLooks(page, 'answers-unanswered')
  await page
    .getByRole('button', { name: /^Write an answer/ })
    .first()
    .click()
  await page.getByLabel(/^Other ways/).waitFor()
  await page.getByLabel(/^Answer/).fill('Yes{{visitor.name|}}, all of them.')
  await takeLooks(page, 'answers-new')
  await show('/proposals', 'main h2')
  await takeLooks(page, 'answers-proposals')
  await show('/files', 'main h2')
  await page.getByLabel('Text of the file').fill('title,text,answer\n"May I bring a dog?",Yes.,\n,No.,')
  await page.getByRole('button', { name: 'Look at it' }).click()
  await page.locator('.file-report').waitFor()
  await takeLooks(page, 'answers-files')

  const visitor = await newPerson(browser)
  const widget = widgetOn(visitor.page)
  await visitor.page.goto(`${relay.shop}/product/kettle`)
  await widget.launcher.click()
  await widget.panel.getByRole('button', { name: 'Talk to a person' }).click()
  await widget.send('Hello, is there somebody? I want to exchange the kettle for another colour')
  await page.keyboard.press('Alt+A')
  await desk.rows.filter({ hasText: 'another colour' }).first().click()
  await page.locator('.suggestion').waitFor()
  await takeLooks(page, 'answers-suggestion')
  expect(complaints).toEqual([])
  await visitor.page.context().close()
  await page.context().close()
})

/** Short and long titles, other scripts, every scope, a review that is due. */
const severalAnswers = [
  { id: 'hi', title: 'Hi', phrasings: [], text: 'Hello {{visitor.name}}', scope: 'operators', shortcut: 'hi' },
  {
    id: 'long',
    title:
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft and its opening hours in summer',
    phrasings: ['Is it open?'],
    text: 'Yes.',
    language: 'de',
    reviewOn: '2026-01-31',
    tags: ['summer', 'hours'],
  },
  {
    id: 'ja',
    title: '営業時間を教えてください',
    phrasings: ['何時まで', '今日は開いていますか', '定休日'],
    text: '18時まで。',
    language: 'ja',
  },
  {
    id: 'ar',
    title: 'كم تكلفة الشحن؟',
    phrasings: ['سعر التوصيل', 'هل الشحن مجاني', 'رسوم البريد'],
    text: '٤٫٩٠ يورو',
    language: 'ar',
  },
  {
    id: 'sales',
    title: 'Discounts',
    phrasings: [],
    text: 'Ten per cent.',
    scope: 'department:Sales',
    reviewOn: '2027-03-01',
  },
]

async function addAnswers(put: unknown): Promise<void> {
  const path = '/v1/operator/sites/demo/answers'
  const { version: base } = await (await fetch(path)).json()
  const headers = { 'content-type': 'application/json' }
  await fetch(path, { method: 'POST', headers, body: JSON.stringify({ base, put }) })
}

test('the answers in the widget: while one types, offered, chosen, and a person after all, who is away', async () => {
  const { page, complaints } = await newPerson(browser, {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  })
  const widget = widgetOn(page)
  const button = (name: string | RegExp) => widget.panel.getByRole('button', { name })
  await page.goto(`${relay.shop}/product/kettle`)
  await widget.launcher.click()
  await widget.composer.pressSequentially('delivery or ret')
  await widget.panel.getByRole('navigation', { name: 'Answers that may fit' }).waitFor()
  await takeLooks(page, 'widget-suggested')

  await widget.send('delivery or return costs')
  await widget.panel.getByText('Perhaps one of these:').waitFor()
  await button('Talk to a person').waitFor()
  await takeLooks(page, 'widget-offered')

  await button('Can I send something back?').click()
  await widget.panel.getByText('Did this help?').waitFor()
  await takeLooks(page, 'widget-chosen')

  await button('No, talk to a person').click()
  await widget.panel
    .getByText(/Nobody is here right now/)
    .first()
    .waitFor()
  const authors = async () => (await widget.shown()).map(({ author }) => author)
  await expect.poll(authors, { timeout: 10_000 }).toEqual(['visitor', 'answer', 'answer', 'system', 'system'])
  await takeLooks(page, 'widget-away')
  expect(complaints).toEqual([])
  await page.context().close()
})
