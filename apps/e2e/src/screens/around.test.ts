import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, newMessageId, type TestClient } from '../../../relay/src/gateway/test/client.ts'
import { signIn } from '../absence/operator.ts'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { widgetOn } from '../page/visitor.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'
import { pretend } from './pretend.ts'
import { takeLooks } from './take.ts'

/** What the owner asks before a chat is in the owner's language, whatever the visitor's; one label is longer than a line. */
const form = [
  { name: 'name', label: 'Ihr Name', kind: 'name' },
  { name: 'order', label: 'Bestellnummer oder Kundennummer, falls Sie bereits eine erhalten haben', kind: 'text' },
  { name: 'mail', label: 'البريد الإلكتروني', kind: 'email', required: true },
]
const long = { timeout: 20_000 }

let relay: RelayProcess
let browser: Browser
let operator: TestClient
let cookie: string
/** The version that is saved over. */
let base = 0

beforeAll(async () => {
  relay = await startDemo()
  browser = await launchBrowser()
  cookie = await signIn(relay.relay, 'ann', relay.password)
  await save({ form, rating: true })
  operator = await connect(`${relay.relay}/v1/operator`, { origin: relay.relay, cookie })
  await operator.ask({ type: 'hello' })
})
afterAll(async () => {
  operator?.close()
  await browser?.close()
  await relay?.remove()
})

/** As the console of another operator does. */
async function save(appearance: object): Promise<void> {
  const answer = await fetch(`${relay.relay}/v1/operator/sites/demo/appearance`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: relay.relay, cookie },
    body: JSON.stringify({ appearance, base }),
  })
  expect(answer.status, await answer.clone().text()).toBe(200)
  base = ((await answer.json()) as { version: number }).version
}

/** Takes the chat of whoever has said so, answers, and ends it when told to. */
async function serve(said: string): Promise<() => Promise<unknown>> {
  const { conversation } = await operator.next('conversation', frame => frame.conversation.last?.text === said)
  const { conversation: id } = conversation
  await operator.ask({ type: 'take', conversation: id })
  await operator.ask({ type: 'send', conversation: id, messageId: newMessageId(), text: 'The stove shop next door.' })
  return () => operator.ask({ type: 'close', conversation: id })
}

test.for(['en', 'de', 'ar'])(
  'around a chat in %s: what is asked before, what can be done, what is asked after',
  async language => {
    const { page, complaints } = await newPerson(browser, {
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
      locale: language,
    })
    await page.addInitScript(pretend, { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' })
    const widget = widgetOn(page)
    await page.goto(`${relay.shop}/product/kettle`)
    await widget.launcher.click()
    // The shelf has nothing about it, so a person is asked.
    const said = `Something smells of smoke here (${language})`
    await widget.send(said)
    await page.locator('.ask-first').waitFor()
    await takeLooks(page, `around-form-${language}`)

    await page.locator('[name=name]').fill('Ida Brandt')
    await page.locator('[name=mail]').fill('ida@home.test')
    await page.locator('.ask-first [type=submit]').click()
    const end = await serve(said)
    await widget.panel.getByText('The stove shop next door.').waitFor()
    await page.locator('.more > button').click()
    await page.locator('.more .choices').waitFor()
    await takeLooks(page, `around-menu-${language}`)
    await page.keyboard.press('Escape')

    await end()
    await page.locator('.rate').waitFor()
    await takeLooks(page, `around-rating-${language}`)
    await page.locator('.rate button').first().click()
    await page.locator('.rate input').waitFor()
    await takeLooks(page, `around-comment-${language}`)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

test('in the console: two have chosen otherwise', async () => {
  const { page, complaints } = await newPerson(browser, {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  })
  await consoleOn(page).signIn(relay)
  await page.keyboard.press('Alt+W')
  await page.frameLocator('.stage iframe').getByText('How can we help?').waitFor()
  await page.getByLabel('Colour', { exact: true }).fill('#ffcc00')
  await save({ accent: '#7a1f5c', side: 'left', form, rating: true })
  await page.keyboard.press('Control+s')
  const mine = page.getByRole('button', { name: 'Keep mine' })
  await mine.waitFor()
  await takeLooks(page, 'around-clash')
  await mine.click()
  const kept = async () => {
    const answer = await fetch(`${relay.relay}/v1/operator/sites/demo/appearance`, { headers: { cookie } })
    return ((await answer.json()) as { appearance: object }).appearance
  }
  await page.getByText('As your visitors have it.').waitFor()
  // What only the other one has chosen stays.
  await expect.poll(kept, long).toMatchObject({ accent: '#ffcc00', side: 'left' })
  expect(complaints.filter(each => !each.includes('409'))).toEqual([])
  await page.context().close()
})
