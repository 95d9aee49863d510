import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unhurried } from '../../../relay/src/test-servers/unhurried.ts'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { widgetOn } from '../page/visitor.ts'
import { logOf } from '../relay/log.ts'
import type { RelayProcess } from '../relay/process.ts'
import { startWiredDemo } from '../wire/demo.ts'
import type { Wire } from '../wire/wire.ts'
import { watchDrawings } from './drawings.ts'
import { signIn, writeAsOperator } from './operator.ts'

const missed = 1000
/** The promise, on loopback. */
const wholeWithinMs = 2000
const long = { timeout: 30_000 }

let relay: RelayProcess
let wire: Wire
let browser: Browser

beforeAll(async () => {
  const demo = await startWiredDemo(unhurried)
  relay = demo.relay
  wire = demo.wire
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await wire?.close()
  await relay?.remove()
})

test(`[P6] [P7] the widget away for 25 h with ${missed} messages missed draws all of them before it no longer says "reconnecting"`, async () => {
  const { page } = await newPerson(browser)
  await page.clock.install()
  const widget = widgetOn(page)
  await page.goto(`${relay.shop}/product/kettle`)
  await widget.launcher.click()
  await widget.send('Hello')
  await expect.poll(async () => (await widget.shown()).length, long).toBeGreaterThan(0)
  await expect.poll(() => widget.pending.count(), long).toBe(0)
  const before = (await widget.shown()).map(({ text }) => text).filter(Boolean)
  const conversation = (await logOf(relay))[0]?.id ?? ''

  wire.pass('nothing')
  await widget.panel.getByText('Reconnecting').waitFor()
  await widget.send('Left behind')
  await widget.pending.waitFor()
  const cookie = await signIn(relay.relay, 'ann', relay.password)
  const texts = Array.from({ length: missed }, (_, at) => `Missed ${at + 1}`)
  // The operator has a network of their own.
  const direct = `http://127.0.0.1:${relay.env.BECKON_PORT}`
  await writeAsOperator({ relay: direct, origin: relay.relay, cookie }, conversation, texts)
  await page.clock.fastForward('25:00:00')

  const drawings = await watchDrawings(page)
  wire.pass('everything')
  const beganMs = await page.evaluate(() => {
    const nowMs = performance.now()
    dispatchEvent(new Event('online'))
    return nowMs
  })
  await widget.panel.getByText('Reconnecting').waitFor({ state: 'detached' })
  const drawn = await drawings.read()
  const connected = drawn.find(({ isReconnecting }) => !isReconnecting)
  expect(connected?.texts).toEqual([...before, ...texts])
  const tookMs = (connected?.atMs ?? Number.POSITIVE_INFINITY) - beganMs
  console.log(`the widget draws ${missed} missed messages after ${Math.round(tookMs)} ms, in ${drawn.length} drawings`)
  expect(tookMs).toBeLessThan(wholeWithinMs)

  expect(await widget.pending.textContent()).toContain('You wrote this more than a day ago')
  expect((await logOf(relay))[0]?.talk.some(({ text }) => text === 'Left behind')).toBe(false)
  await widget.pending.getByRole('button', { name: 'Send now' }).click()
  await expect.poll(() => widget.pending.count(), long).toBe(0)
  expect((await widget.shown()).at(-1)?.text).toBe('Left behind')
})
