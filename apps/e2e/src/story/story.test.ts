import type { Message } from '@beckon/protocol'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPerson, type Person } from '../browser/browser.ts'
import { consoleOn } from '../page/operator.ts'
import { framesSentBy, hasLeft } from '../page/sent.ts'
import type { Shown } from '../page/shown.ts'
import { widgetOn } from '../page/visitor.ts'
import { logOf } from '../relay/log.ts'
import type { RelayProcess } from '../relay/process.ts'
import { startWiredDemo } from '../wire/demo.ts'
import type { Wire } from '../wire/wire.ts'

let relay: RelayProcess
let wire: Wire
let browser: Browser
let visitor: Person
let operator: Person

beforeAll(async () => {
  // Both tabs together press faster than a visitor is let.
  const demo = await startWiredDemo({ BECKON_SENDS_PER_10S: '1000' })
  relay = demo.relay
  wire = demo.wire
  browser = await launchBrowser()
  visitor = await newPerson(browser)
  operator = await newPerson(browser, { viewport: { width: 1440, height: 900 } })
})
afterAll(async () => {
  await browser?.close()
  await wire?.close()
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
}

test('a visitor is greeted, asks, is answered, asks for a person and talks with one; reloads, a second tab and a killed relay lose nothing', async () => {
  const desk = consoleOn(operator.page)
  const sentByOperator = framesSentBy(operator.page)
  await desk.signIn(relay)

  // Greeted by a rule, because somebody is at the desk and the visitor has looked for a while.
  const { page } = visitor
  const sentByFirst = framesSentBy(page)
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
  const sentBySecond = framesSentBy(second)
  await second.goto(`${relay.shop}/cart`)
  await widgetOn(second).launcher.click()
  await allShowTheLog([page, second])

  // The relay is killed in the middle of sending, from three sides at once: first when what was sent has not arrived, then when it is stored and nobody knows.
  const senders = [
    { who: 'first tab', send: widget.send, frames: sentByFirst },
    { who: 'operator', send: desk.send, frames: sentByOperator },
    { who: 'second tab', send: widgetOn(second).send, frames: sentBySecond },
  ]
  const everybodySays = async (from: number, to: number) => {
    for (let at = from; at <= to; at++) await Promise.all(senders.map(({ who, send }) => send(`${who} ${at}`)))
  }
  const allLeft = (at: number) => senders.every(({ who, frames }) => hasLeft(frames, `${who} ${at}`))
  const stored = async () => (await onlyLog()).talk.map(({ text }) => text)
  const said = (texts: readonly string[], who: string) => texts.filter(text => text.startsWith(`${who} `))
  const numbered = (who: string, count: number) => Array.from({ length: count }, (_, at) => `${who} ${at + 1}`)
  const expectStored = async (count: number) => {
    const texts = await stored()
    for (const { who } of senders) expect(said(texts, who)).toEqual(numbered(who, count))
  }
  const dieAndReturn = async () => {
    await relay.kill()
    wire.pass('everything')
    await widget.panel.getByText('Reconnecting').waitFor()
    await relay.start()
    return allShowTheLog([page, second])
  }

  await everybodySays(1, 2)
  await allShowTheLog([page, second])
  wire.pass('answers')
  await everybodySays(3, 6)
  await expect.poll(() => allLeft(3), long).toBe(true)
  await expectStored(2)
  await dieAndReturn()
  await expectStored(6)

  wire.pass('requests')
  await everybodySays(7, 8)
  await expect.poll(async () => said(await stored(), 'operator').at(-1), long).toBe('operator 7')
  await expect.poll(async () => (await stored()).filter(text => text.endsWith(' 7')).length, long).toBe(senders.length)
  await dieAndReturn()
  await expectStored(8)

  await operator.page.getByRole('button', { name: /^Close/ }).click()
  await widget.panel.getByText('This chat has ended').first().waitFor(long)
  expect((await onlyLog()).status).toBe('closed')
  expect([...visitor.complaints, ...operator.complaints]).toEqual([])
})
