import type { Lane } from '@beckon/protocol'
import type { Browser } from 'playwright'
import { newPerson } from '../../browser/browser.ts'
import { consoleOn } from '../../page/operator.ts'
import type { Client } from '../clients/client.ts'
import { createScreen } from '../clients/screen.ts'
import type { Recorder } from '../history/history.ts'
import { createTab } from './tab.ts'
import { type DrawnConsole, watchConsole } from './watch-console.ts'

const readyWithinMs = 3000
/** One in so many messages is a note. */
const noteEvery = 6
const nothing: DrawnConsole = {
  bornMs: 0,
  conversation: undefined,
  messages: [],
  pending: [],
  isOwn: false,
  hasOlder: false,
  isConnected: false,
}

/** The console itself, in Chromium. Its operator opens one conversation that waits, takes it, stays there, and at the end looks at all the others. */
export async function createConsoleOperator(record: Recorder, browser: Browser, options: Options): Promise<Client> {
  const { name, relay, cookie } = options
  const person = await newPerson(browser, { viewport: { width: 1440, height: 900 } })
  const { context, page } = person
  const desk = consoleOn(page)
  const screen = createScreen(record, name)
  const seen = new Set<string>()
  const refused = new Set<string>()
  let drawn = nothing
  let own: string | undefined
  let isOpening = false
  let said = 0

  const tab = createTab(record, person, {
    name,
    ready: () =>
      desk.rows
        .first()
        .waitFor({ timeout: readyWithinMs })
        .then(
          () => true,
          () => false,
        ),
    cleared() {
      screen.forget()
      drawn = nothing
    },
  })

  await page.exposeFunction('drawn', (text: string) => {
    const told = JSON.parse(text) as DrawnConsole
    if (!tab.isCurrent(told)) return
    drawn = told
    const { conversation, messages, pending } = drawn
    if (conversation === undefined) return
    for (const lane of ['talk', 'notes'] as const) {
      screen.draw(
        conversation,
        lane,
        messages.filter(message => message.lane === lane),
      )
    }
    for (const { messageId, isRefused } of pending) {
      if (!isRefused || refused.has(messageId)) continue
      refused.add(messageId)
      record({ event: 'fail', client: name, messageId, code: 'as the screen says' })
    }
    tab.sayState(drawn.isConnected ? 'connected' : 'reconnecting')
  })
  const [key = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name: key, value, url: relay, httpOnly: true, sameSite: 'Strict' }])
  await page.addInitScript(watchConsole)
  await page.goto(`${relay}/console/`)

  const until = (condition: () => boolean) => untilTrue(condition, ms => page.waitForTimeout(ms))

  /** Another operator may be faster; then notes are what is left to write. */
  async function openOne() {
    await desk.waiting.first().click({ timeout: readyWithinMs })
    await desk.log.hover()
    await until(() => drawn.conversation !== undefined)
    own = drawn.conversation
    if (own !== undefined) seen.add(own)
    await desk.take.click({ timeout: readyWithinMs })
    await until(() => drawn.isOwn)
  }

  async function press(text: string) {
    const lane: Lane = !drawn.isOwn || ++said % noteEvery === 0 ? 'notes' : 'talk'
    await (lane === 'notes' ? desk.note(text) : desk.send(text))
    const standsThere = () => [...drawn.pending, ...drawn.messages].find(message => message.text === text)
    const { messageId } = await tab.untilDrawn(text, standsThere)
    record({ event: 'send', client: name, messageId, text, lane, ...(own !== undefined && { conversation: own }) })
  }

  async function loadOlder() {
    while (drawn.hasOlder) {
      const before = drawn.messages.length
      await desk.older.click()
      if (!(await until(() => drawn.messages.length > before || !drawn.hasOlder))) return
    }
  }

  return {
    name,
    say(text) {
      if (own === undefined) {
        if (!isOpening)
          tab.then(() =>
            openOne()
              .catch(() => {})
              .finally(() => {
                isOpening = false
              }),
          )
        isOpening = true
        return false
      }
      tab.then(() => press(text))
      return true
    },
    type() {},
    read() {},
    wake: tab.wake,
    isQuiet: () => (drawn.conversation === undefined || tab.isQuiet()) && drawn.pending.every(one => one.isRefused),
    done: tab.done,
    async showAll() {
      await loadOlder()
      for (const id of await desk.rowIds()) {
        if (seen.has(id)) continue
        // Rows do not move under the pointer, so it must not stay there.
        await desk.row(id).click()
        await desk.log.hover()
        if (!(await until(() => drawn.conversation === id && drawn.messages.length > 0))) return
        await loadOlder()
        seen.add(id)
      }
    },
    draw() {},
    reload: tab.reload,
    stop() {
      if (!tab.stop()) return
      for (const { messageId, isRefused } of drawn.pending) {
        if (!isRefused) record({ event: 'pending', client: name, messageId })
      }
    },
  }
}

type Options = { name: string; relay: string; cookie: string }

const untilMs = 5000

async function untilTrue(condition: () => boolean, wait: (ms: number) => Promise<void>): Promise<boolean> {
  const endMs = performance.now() + untilMs
  while (!condition() && performance.now() < endMs) await wait(5)
  return condition()
}
