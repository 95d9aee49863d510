import type { Message } from '@beckon/protocol'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPerson, type Person } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import type { Shown } from '../page/shown.ts'
import { widgetOn } from '../page/visitor.ts'
import { logOf } from '../relay/log.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'

let relay: RelayProcess
let browser: Browser
let visitor: Person
let operator: Person

beforeAll(async () => {
  relay = await startDemo()
  browser = await launchBrowser()
  visitor = await newPerson(browser)
  operator = await newPerson(browser, { viewport: { width: 1440, height: 900 } })
})
afterAll(async () => {
  await browser?.close()
  await relay?.remove()
})

const long = { timeout: 30_000 }
const key = ({ seq, messageId }: Pick<Message, 'seq' | 'messageId'>) => `${seq} ${messageId}`
const authors = (shown: readonly Shown[]) => shown.map(({ author }) => author)

/** The one conversation there is, once nothing is on its way any more, as the store has it. */
async function onlyLog() {
  const logs = await logOf(relay)
  expect(logs).toHaveLength(1)
  const [log] = logs
  if (!log) throw new Error('no conversation')
  expect(log.talk.map(({ seq }) => seq)).toEqual(log.talk.map((_, at) => at + 1))
  return log
}

async function allShowTheLog(tabs: Person['page'][]) {
  const desk = consoleOn(operator.page)
  for (const tab of tabs) await expect.poll(() => widgetOn(tab).pending.count(), long).toBe(0)
  await expect.poll(() => desk.pending.count(), long).toBe(0)
  const { talk, notes } = await onlyLog()
  const expected = talk.map(key)
  for (const tab of tabs) await expect.poll(async () => (await widgetOn(tab).shown()).map(key), long).toEqual(expected)
  await expect
    .poll(async () => (await desk.shown()).filter(({ lane }) => lane === 'talk').map(key), long)
    .toEqual(expected)
  expect((await desk.shown()).filter(({ lane }) => lane === 'notes').map(key)).toEqual(notes.map(key))
  return talk
}

test('a visitor is greeted, asks, is answered, asks for a person and talks with one; reloads, a second tab and a killed relay lose nothing', async () => {
  const desk = consoleOn(operator.page)
  await desk.signIn(relay)

  // Greeted by a rule, because somebody is at the desk and the visitor has looked for a while.
  const { page } = visitor
  await page.goto(`${relay.shop}/product/kettle`)
  const widget = widgetOn(page)
  await widget.launcher.waitFor()
  await page.mouse.move(400, 300)
  await widget.teaser.waitFor({ timeout: 20_000 })
  const greeting = await widget.teaser.locator('.words').textContent()
  await widget.teaser.locator('.text').click()
  await expect.poll(() => widget.panel.getByText(greeting ?? '').count()).toBe(1)

  // Asks, gets a canned answer; the greeting is the first message of the thread.
  await widget.send('How much is shipping to Vienna?')
  await widget.panel.getByText('Automatic answer').waitFor()
  await expect.poll(async () => authors(await widget.shown())).toEqual(['rule', 'visitor', 'answer'])
  const greeted = (await onlyLog()).talk[0]
  expect(greeted).toMatchObject({ text: greeting, rule: { id: 'product-greeting', version: 1 } })

  // Asks for a person, who takes over and answers.
  await widget.panel.getByRole('button', { name: 'No, talk to a person' }).click()
  await desk.rows.first().click()
  await desk.log.getByText('How much is shipping to Vienna?').waitFor()
  await operator.page.getByRole('button', { name: /^Take/ }).click()
  await widget.panel.getByText('Ann is here now').waitFor()
  await desk.composer.pressSequentially('Hel')
  await widget.panel.getByText('Ann is typing').waitFor()
  await desk.send('Hello, this is Ann. Vienna is no trouble.')
  await widget.panel.getByText('Vienna is no trouble').waitFor()
  await widget.send('Lovely. And is the kettle hard to clean?')
  await desk.log.getByText('is the kettle hard to clean').waitFor()
  await desk.note('Asked about cleaning, maybe a descaler with it')
  await desk.log.getByText('maybe a descaler').waitFor()
  await allShowTheLog([page])
  expect(await page.locator('.panel').getByText('descaler').count()).toBe(0)

  // Both reload; a second tab opens.
  await Promise.all([page.reload(), operator.page.reload()])
  await widget.launcher.click()
  await desk.log.getByText('is the kettle hard to clean').waitFor()
  const second = await visitor.context.newPage()
  await second.goto(`${relay.shop}/cart`)
  await widgetOn(second).launcher.click()
  await allShowTheLog([page, second])

  // The relay is killed in the middle of sending, from three sides at once.
  const says = async (send: (text: string) => Promise<void>, who: string, count: number) => {
    for (let at = 1; at <= count; at++) await send(`${who} ${at}`)
  }
  const sending = Promise.all([
    says(widget.send, 'first tab', 5),
    says(desk.send, 'operator', 12),
    says(widgetOn(second).send, 'second tab', 4),
  ])
  await desk.log.getByText('first tab 2').waitFor()
  await relay.kill()
  await sending
  await widget.panel.getByText('Reconnecting').waitFor()
  await relay.start()
  const talk = await allShowTheLog([page, second])

  // Each once, and those of one sender in the order of pressing send.
  const said = (who: string) => talk.filter(({ text }) => text.startsWith(`${who} `)).map(({ text }) => text)
  const numbered = (who: string, count: number) => Array.from({ length: count }, (_, at) => `${who} ${at + 1}`)
  expect(said('first tab')).toEqual(numbered('first tab', 5))
  expect(said('operator')).toEqual(numbered('operator', 12))
  expect(said('second tab')).toEqual(numbered('second tab', 4))

  await operator.page.getByRole('button', { name: /^Close/ }).click()
  await widget.panel.getByText('This chat has ended').first().waitFor(long)
  expect((await onlyLog()).status).toBe('closed')
  expect([...visitor.complaints, ...operator.complaints]).toEqual([])
})
