import axe from 'axe-core'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'
import { takeLooks } from '../screens/take.ts'
import { consoleOn } from './operator.ts'
import { widgetOn } from './visitor.ts'

let relay: RelayProcess
let browser: Browser

beforeAll(async () => {
  relay = await startDemo()
  browser = await launchBrowser()
  const { page } = await newPerson(browser)
  await consoleOn(page).signIn(relay)
})
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

/** The page of the demo that presses every call, by what stands on it. */
const apiOn = (page: Page) => ({
  press: (name: string) => page.getByRole('button', { name, exact: true }).click(),
  /** All lines of the log that begin so. */
  lines: (kind: string) => page.locator(`[data-kind=${kind}] code`).allTextContents(),
  async heard(text: string) {
    await page.locator('[data-kind=heard]', { hasText: text }).first().waitFor()
  },
})

async function visit() {
  const person = await newPerson(browser, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  await person.page.goto(`${relay.shop}/api`)
  const api = apiOn(person.page)
  await api.heard('ready')
  return { ...person, api, widget: widgetOn(person.page) }
}

test('every call is a button, and what comes of it stands in the log', async () => {
  const { page, context, complaints, api, widget } = await visit()
  const warned: string[] = []
  page.on('console', message => message.type() === 'warning' && warned.push(message.text()))

  await api.press('Hide the launcher')
  await widget.launcher.waitFor({ state: 'hidden' })
  await api.press('Show it again')
  await widget.launcher.waitFor()
  await api.press('A coupon failed')
  await page.locator('select[name=plan]').selectOption('household')
  await api.press('Tell the plan')

  await page.locator('select[name=rule]').selectOption('nobody-wrote-this')
  await api.press('Show it')
  await expect.poll(() => warned).toEqual(["Beckon: no rule 'nobody-wrote-this' is published."])
  await page.locator('select[name=rule]').selectOption('pricing-help')
  await api.press('Show it')
  await widget.teaser.getByText('Not sure which coffee plan fits?').waitFor()
  await api.heard("shown 'pricing-help'")
  await page.evaluate(() => scrollTo(0, 0))
  await takeLooks(page, 'api')

  await api.press('Open')
  await api.heard('open false')
  await widget.panel.waitFor()
  await api.press('Close')
  await api.heard('close false')
  await widget.panel.waitFor({ state: 'hidden' })

  await page.getByRole('checkbox', { name: 'open', exact: true }).uncheck()
  await api.press('Open')
  await widget.panel.waitFor()
  expect((await api.lines('heard')).filter(line => line.startsWith('open'))).toEqual(['open false'])
  await page.getByRole('checkbox', { name: 'open', exact: true }).check()
  await api.press('Close')

  await api.press('Record')
  await page.locator('[data-kind=answered]', { hasText: 'recording' }).waitFor()
  const file = page.waitForEvent('download')
  await api.press('Stop, and save the file')
  expect((await file).suggestedFilename()).toBe('session.jsonl')
  await page.locator('[data-kind=answered]', { hasText: '"type":"clock"' }).waitFor()

  expect(await api.lines('called')).toEqual([
    "Beckon('hide')",
    "Beckon('show')",
    "Beckon('track', 'coupon_failed', {code: 'SPRING'})",
    "Beckon('attributes', {plan: 'household'})",
    "Beckon('runRule', 'nobody-wrote-this')",
    "Beckon('runRule', 'pricing-help')",
    "Beckon('open')",
    "Beckon('close')",
    "Beckon('off', 'open', heard)",
    "Beckon('open')",
    "Beckon('on', 'open', heard)",
    "Beckon('close')",
    "Beckon('record')",
    "Beckon('record', 'stop')",
  ])
  expect(complaints).toEqual([])
  await context.close()
})

test('consent that is taken back leaves nothing, and shutting down only what is kept', async () => {
  const { page, context, complaints, api, widget } = await visit()
  const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter(name => name.startsWith('beckon')))
  await api.press('Give consent')
  await page.locator('select[name=rule]').selectOption('cart-shipping')
  await api.press('Show it')
  await api.heard("shown 'cart-shipping'")
  await widget.panel.waitFor()
  await api.press('Shut down')
  await widget.launcher.waitFor({ state: 'detached' })
  expect(await kept()).toEqual(['beckon:demo:rules'])
  await api.press('Open')
  await page.getByText('There is no Beckon any more.').waitFor()

  await page.reload()
  await api.heard('ready')
  await api.press('Take it back')
  await widget.launcher.waitFor({ state: 'detached' })
  expect(await kept()).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test.each(['light', 'dark'] as const)('in %s axe finds nothing on it', async colorScheme => {
  const { page, context, api } = await visit()
  await page.emulateMedia({ colorScheme })
  await api.press('A coupon failed')
  await page.evaluate(axe.source)
  const found = await page.evaluate(() => (window as never as { axe: typeof axe }).axe.run('main'))
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await context.close()
})

test('who is signed in is told once the chat is opened, and forgotten when they sign out', async () => {
  const { context, complaints, api, widget } = await visit()
  await api.press('Sign in')
  await expect.poll(() => api.lines('called')).toEqual([expect.stringMatching(/^Beckon\('identify', 'eyJ\w+…'\)$/)])
  expect((await api.lines('heard')).filter(line => line.startsWith('identity'))).toEqual([])
  await widget.launcher.click()
  await api.heard("identity {state: 'verified'}")
  await api.press('Close')
  await api.press('Sign out')
  await api.heard("identity {state: 'none'}")
  expect(await api.lines('called')).toContain("Beckon('identify')")
  expect(complaints).toEqual([])
  await context.close()
})

test('the page is found from the foot of every other', async () => {
  const { page, context } = await newPerson(browser)
  await page.goto(`${relay.shop}/`)
  await page.getByRole('link', { name: 'The page and the chat' }).click()
  await page.getByRole('heading', { name: 'The page and the chat' }).waitFor()
  await context.close()
})
