import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { unhurried } from '../../../relay/src/test-servers/unhurried.ts'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { widgetOn } from '../page/visitor.ts'
import { logOf } from '../relay/log.ts'
import type { RelayProcess } from '../relay/process.ts'
import { startWiredDemo } from '../wire/demo.ts'
import type { Wire } from '../wire/wire.ts'
import { createLastingBrowser, type LastingBrowser } from './browser.ts'

const presses = 100
const long = { timeout: 60_000 }

let relay: RelayProcess
let wire: Wire
let browser: Browser
let lasting: LastingBrowser

beforeAll(async () => {
  const demo = await startWiredDemo(unhurried)
  relay = demo.relay
  wire = demo.wire
  browser = await launchBrowser()
  lasting = createLastingBrowser()
})
beforeEach(() => wire.pass('everything'))
afterAll(async () => {
  await lasting?.remove()
  await browser?.close()
  await wire?.close()
  await relay?.remove()
})

/** Presses send for each; the next one comes when the field is empty, which tells the writer that the words were taken. */
async function press(composer: Locator, texts: readonly string[]) {
  const { keyboard } = composer.page()
  await composer.focus()
  for (const text of texts) {
    await keyboard.insertText(text)
    await keyboard.press('Enter')
    await expect.poll(() => composer.inputValue(), { interval: 1 }).toBe('')
  }
}

const numbered = (who: string) => Array.from({ length: presses }, (_, at) => `${who} ${at + 1}`)

/** What one has said by the log, over all conversations, each in its order. */
const loggedOf = async (who: string) =>
  (await logOf(relay)).flatMap(({ talk }) => talk.map(({ text }) => text)).filter(text => text.startsWith(`${who} `))

async function openShop(page: Page) {
  const widget = widgetOn(page)
  await page.goto(`${relay.shop}/product/kettle`)
  await widget.launcher.click()
  return widget
}

const pendingOn = (page: Page) => widgetOn(page).pending.locator('.bubble').allTextContents()

/** What the writer sees on return while there is still no connection, and what there is in the end. */
async function expectAll(who: string, pending: () => Promise<string[]>, shown: () => Promise<string[]>) {
  const texts = numbered(who)
  await expect.poll(async () => (await pending()).length, long).toBe(presses)
  expect(await pending()).toEqual(texts)
  wire.pass('everything')
  await expect.poll(async () => (await pending()).length, long).toBe(0)
  const logged = await loggedOf(who)
  expect(logged).toEqual(texts)
  await expect.poll(async () => (await shown()).filter(text => text.startsWith(`${who} `)), long).toEqual(texts)
  console.log(`${who}: ${presses} of ${presses} pending on return, ${logged.length} stored, once and in order`)
}

const shownOn = async (page: Page) => (await widgetOn(page).shown()).map(({ text }) => text)

test('[P7] a hundred sends without an answer survive a reload, and arrive once and in order', async () => {
  const { page } = await newPerson(browser)
  const widget = await openShop(page)
  await press(widget.composer, ['Hello before the reload'])
  await expect.poll(async () => (await shownOn(page)).length, long).toBeGreaterThan(0)
  wire.pass('requests')
  await press(widget.composer, numbered('reload'))
  await expect.poll(() => loggedOf('reload'), long).toEqual(['reload 1'])
  wire.pass('nothing')
  await page.reload()
  await widget.launcher.click()
  await expectAll(
    'reload',
    () => pendingOn(page),
    () => shownOn(page),
  )
})

test('[P7] a hundred sends of a first visit survive a crash of the page, and arrive once and in order', async () => {
  const { page, context } = await newPerson(browser)
  const widget = await openShop(page)
  wire.pass('nothing')
  await press(widget.composer, numbered('crash'))
  const crashed = page.waitForEvent('crash')
  const devtools = await context.newCDPSession(page)
  void devtools.send('Page.crash').catch(() => {})
  await crashed
  const next = await context.newPage()
  await openShop(next)
  await expectAll(
    'crash',
    () => pendingOn(next),
    () => shownOn(next),
  )
})

test('[P7] a hundred sends survive the SIGKILL of the browser, and arrive once and in order', async () => {
  const before = await lasting.start()
  const { composer } = await openShop(before)
  await press(composer, ['Hello before the kill'])
  await expect.poll(async () => (await shownOn(before)).length, long).toBeGreaterThan(0)
  wire.pass('nothing')
  await press(composer, numbered('kill'))
  await lasting.kill()
  const after = await lasting.start()
  await openShop(after)
  await expectAll(
    'kill',
    () => pendingOn(after),
    () => shownOn(after),
  )
})

test('[P7] words survive a SIGKILL that comes so early that who the visitor was is lost with it', async () => {
  const fresh = createLastingBrowser()
  try {
    const before = await fresh.start()
    const { composer } = await openShop(before)
    await press(composer, ['Hello before the early kill'])
    await expect.poll(async () => (await shownOn(before)).length, long).toBeGreaterThan(0)
    wire.pass('nothing')
    const texts = ['early 1', 'early 2', 'early 3']
    await press(composer, texts)
    await fresh.kill()
    const after = await fresh.start()
    await openShop(after)
    await expect.poll(() => pendingOn(after), long).toEqual(texts)
    wire.pass('everything')
    await expect.poll(async () => (await pendingOn(after)).length, long).toBe(0)
    expect(await loggedOf('early')).toEqual(texts)
  } finally {
    await fresh.remove()
  }
})

test('[P7] a hundred replies of an operator survive a reload of the console, and arrive once and in order', async () => {
  const visitor = await newPerson(browser)
  await press((await openShop(visitor.page)).composer, ['Hello to the operator'])
  const { page } = await newPerson(browser)
  const desk = consoleOn(page)
  await desk.signIn(relay)
  await desk.rows.filter({ hasText: 'Hello to the operator' }).click()
  await page.getByRole('button', { name: /^Take/ }).click()
  wire.pass('nothing')
  await press(desk.composer, numbered('operator'))
  await page.reload()
  await expectAll(
    'operator',
    () => desk.pending.locator('.body').allTextContents(),
    async () => (await desk.shown()).map(({ text }) => text),
  )
})

test('[P7] what is written while the rest of the panel does not come is sent and in sight, and shown well once it comes', async () => {
  const { page } = await newPerson(browser)
  await page.route('**/rest-*.js', route => route.abort())
  const widget = await openShop(page)
  await widget.send('Robin 1')
  await expect.poll(() => loggedOf('Robin'), long).toEqual(['Robin 1'])
  await expect.poll(() => widget.panel.locator('.bare').textContent()).toContain('Robin 1')
  await page.unroute('**/rest-*.js')
  await widget.send('Robin 2')
  await expect.poll(() => shownOn(page), long).toEqual(expect.arrayContaining(['Robin 1', 'Robin 2']))
  expect(await loggedOf('Robin')).toEqual(['Robin 1', 'Robin 2'])
})
