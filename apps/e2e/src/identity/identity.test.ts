import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sign } from '../../../relay/src/identity/test/sign.ts'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { widgetOn } from '../page/visitor.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'

const long = { timeout: 30_000 }

let relay: RelayProcess
let browser: Browser
let secret: string

beforeAll(async () => {
  relay = await startDemo()
  secret = JSON.parse(await relay.beckon('site', 'identity', '--site', 'demo', '--json')).secret
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

const token = (sub: string, name: string) => {
  const iat = Math.floor(Date.now() / 1000)
  return sign({ sub, name, aud: 'demo', iat, exp: iat + 600 }, secret)
}
const identify = (page: Page, ...said: string[]) =>
  page.evaluate(said => (window as never as { Beckon(...call: string[]): void }).Beckon('identify', ...said), said)
const texts = async (page: Page) => (await widgetOn(page).shown()).map(({ text }) => text).filter(Boolean)
/** Sends, and waits until the relay has it; that nothing is pending is no sign, for that is so before it is drawn too. */
async function send(page: Page, text: string): Promise<void> {
  await widgetOn(page).send(text)
  await expect.poll(() => texts(page), long).toContain(text)
}
/** What the browser has kept of the chat, wherever it is. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const stored = Object.entries(localStorage).filter(([name]) => /:(token|draft|person|signed)$/.test(name))
    const database = await new Promise<IDBDatabase>(done => {
      const asked = indexedDB.open('beckon', 1)
      asked.onsuccess = () => done(asked.result)
    })
    const outbox = await new Promise<unknown[]>(done => {
      const asked = database.transaction('outbox').objectStore('outbox').getAll()
      asked.onsuccess = () => done(asked.result)
    })
    database.close()
    return [...stored, ...outbox]
  })

test('Ada begins as nobody, is herself on two devices, and is forgotten in all tabs when she signs out', async () => {
  const ada = await newPerson(browser)
  const first = ada.page
  await first.goto(`${relay.shop}/product/kettle`)
  await widgetOn(first).launcher.click()
  await send(first, 'Where is my order 40718?')
  const second = await ada.context.newPage()
  await second.goto(`${relay.shop}/pricing`)
  await widgetOn(second).launcher.click()
  await expect.poll(() => texts(second), long).toContain('Where is my order 40718?')

  await identify(first, token('ada', 'Ada'))
  await widgetOn(first).send('It is me, Ada')
  await expect.poll(() => texts(second), long).toContain('It is me, Ada')

  const phone = await newPerson(browser)
  const elsewhere = phone.page
  await elsewhere.goto(`${relay.shop}/`)
  await identify(elsewhere, token('ada', 'Ada'))
  await widgetOn(elsewhere).launcher.click()
  await expect.poll(() => texts(elsewhere), long).toContain('It is me, Ada')

  await widgetOn(second).composer.fill('My card is 4242')
  await identify(first)
  for (const page of [first, second]) {
    await expect.poll(() => page.locator('.panel').textContent(), long).not.toMatch(/40718|Ada/)
    await expect.poll(() => widgetOn(page).composer.inputValue(), long).toBe('')
  }
  expect(await kept(first)).toEqual([])
  expect(await texts(elsewhere)).toContain('It is me, Ada')

  await identify(first, token('bob', 'Bob'))
  await send(first, 'Hello, I am Bob')
  await expect.poll(() => texts(second), long).toContain('Hello, I am Bob')
  expect(JSON.stringify([await texts(first), await texts(second)])).not.toMatch(/40718|4242|Ada/)
  expect([...ada.complaints, ...phone.complaints]).toEqual([])
}, 90_000)

test('what is not believed is said in the console of the page, and the visitor chats as nobody', async () => {
  const { page, complaints } = await newPerson(browser)
  const warnings: string[] = []
  page.on('console', message => message.type() === 'warning' && warnings.push(message.text()))
  await page.goto(`${relay.shop}/`)
  const states = page.evaluate(
    () => new Promise(done => (window as never as { Beckon(...call: unknown[]): void }).Beckon('on', 'identity', done)),
  )
  await identify(page, sign({ sub: 'ada', aud: 'demo', iat: 1, exp: 2 }, secret))
  await widgetOn(page).launcher.click()
  expect(await states).toEqual({ state: 'expired', code: 'identity_expired' })
  expect(warnings).toEqual([expect.stringContaining('`exp` has passed')])
  await send(page, 'Hello')
  expect(complaints.filter(each => !each.includes('401'))).toEqual([])
}, 60_000)

test('[A33] a new secret takes an open chat from the screen, and a token of it brings the chat back', async () => {
  const { page, complaints } = await newPerson(browser)
  await page.goto(`${relay.shop}/`)
  await page.evaluate(() => {
    const here = window as never as { Beckon(...call: unknown[]): void; heard: string[] }
    here.heard = []
    here.Beckon('on', 'identity', ({ state }: { state: string }) => here.heard.push(state))
  })
  const heard = () => page.evaluate(() => (window as never as { heard: string[] }).heard)
  await identify(page, token('cleo', 'Cleo'))
  await widgetOn(page).launcher.click()
  await send(page, 'Who else can read this?')

  secret = JSON.parse(await relay.beckon('site', 'identity', '--site', 'demo', '--new', '--json')).secret
  await expect.poll(heard, long).toEqual(['verified', 'expired'])
  await expect.poll(() => texts(page), long).not.toContain('Who else can read this?')
  expect(await kept(page)).toEqual([])

  await identify(page, token('cleo', 'Cleo'))
  await expect.poll(() => texts(page), long).toContain('Who else can read this?')
  await send(page, 'Only we two')
  expect(await heard()).toEqual(['verified', 'expired', 'verified'])
  expect(complaints).toEqual([])
}, 60_000)

test('[A33] once an identity is required an open chat of nobody ends, and goes on where it was for who says it', async () => {
  const { page } = await newPerson(browser)
  await page.goto(`${relay.shop}/`)
  await widgetOn(page).launcher.click()
  await send(page, 'I am nobody')
  await relay.beckon('site', 'identity', '--site', 'demo', '--require', 'on')
  await expect.poll(() => widgetOn(page).composer.isDisabled(), long).toBe(true)
  await identify(page, token('dora', 'Dora'))
  await expect.poll(() => widgetOn(page).composer.isDisabled(), long).toBe(false)
  await send(page, 'I am Dora')
  expect(await texts(page)).toEqual(expect.arrayContaining(['I am nobody', 'I am Dora']))
  await relay.beckon('site', 'identity', '--site', 'demo', '--require', 'off')
}, 60_000)
